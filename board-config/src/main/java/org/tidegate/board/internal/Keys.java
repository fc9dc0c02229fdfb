package org.tidegate.board.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.board.BoardKey;

/**
 * The one table of everything a board file may say. Loader, "did you mean", ranges and the manual's
 * page all come from here; a key that is not here does not exist.
 */
public final class Keys {
    /** Words at a file's beginning that say how to read it; {@link Layers} reads them. */
    static final List<String> HEAD = List.of("version", "include", "site");

    private static final List<Key<?>> ALL = new ArrayList<>();

    private static final String OCPP_IDENTITY = "OCPP 2.1 part 4: identifierString, 48 characters";
    private static final String CONNECTION = "the connection agreement with the grid operator";
    private static final String OURS = "our choice";
    private static final String WIRING = "wiring of the board";

    static final Key<String> IDENTITY =
            required(
                    "charger.identity",
                    TextTypes.pattern(
                            "[A-Za-z0-9*_=+|@.-]{1,48}",
                            "1 to 48 letters, digits or * _ = + | @ . -",
                            "TG-0001"),
                    OCPP_IDENTITY,
                    "Name of this charger towards operator and people.");
    static final Key<String> SERIAL =
            required(
                    "charger.serial",
                    TextTypes.words(25),
                    "OCPP 2.1 ChargingStationType.serialNumber: 25 characters",
                    "Serial number on the type plate.");
    static final Key<String> VENDOR =
            preset(
                    "charger.vendor",
                    TextTypes.words(50),
                    "Tidegate",
                    "OCPP 2.1 ChargingStationType.vendorName: 50 characters",
                    "Who made the charger.");
    static final Key<String> MODEL =
            preset(
                    "charger.model",
                    TextTypes.words(20),
                    "Bidirectional DC",
                    "OCPP 2.1 ChargingStationType.model: 20 characters",
                    "What it is called.");

    static final Key<String> PROFILE =
            required(
                    "grid.profile",
                    TextTypes.pattern(
                            "[a-z0-9][a-z0-9.-]{0,63}",
                            "the id of a grid code profile",
                            "vde-ar-n-4105"),
                    CONNECTION,
                    "Grid code whose trip stages and functions are in force.");
    static final Key<Double> NOMINAL_VOLTAGE =
            preset(
                    "grid.nominal_voltage_v",
                    number("V", 100, 300, "IEC 60038: 120, 230 and 277 V phase to neutral"),
                    230.0,
                    "IEC 60038",
                    "Nominal voltage from phase to neutral: 1 per unit.");
    static final Key<Double> PHASES =
            preset(
                    "grid.phases",
                    whole("", 1, 3, "wiring of the charger"),
                    3.0,
                    "wiring of the charger",
                    "Phases the converter feeds: 1 or 3.");
    static final Key<Double> IMPORT_LIMIT =
            required(
                    "grid.import_limit_w",
                    number("W", 0, 350_000, CONNECTION),
                    CONNECTION,
                    "Most power the charger may take from the grid.");
    static final Key<Double> EXPORT_LIMIT =
            preset(
                    "grid.export_limit_w",
                    number("W", 0, 350_000, CONNECTION),
                    0.0,
                    CONNECTION,
                    "Most power the charger may feed into the grid.");
    static final Key<Boolean> EXPORT_PERMITTED =
            preset(
                    "grid.export_permitted",
                    new FlagType(),
                    false,
                    CONNECTION,
                    "The grid operator has permitted feeding in.");
    static final Key<Boolean> DEMONSTRATION =
            preset(
                    "grid.demonstration",
                    new FlagType(),
                    false,
                    OURS,
                    "The profile has shortened times and is not for a real grid.");
    static final Key<Board.IslandingMethod> ISLANDING =
            preset(
                    "grid.anti_islanding",
                    new ChoiceType<>(Board.IslandingMethod.class),
                    Board.IslandingMethod.PROFILE,
                    "IEEE 1547-2018 8.1, IEC 62116; one method leads, two disturb each other",
                    "Who looks for islands: as the profile says, the converter alone, the"
                            + " controller alone, or the converter with the controller verifying.");
    static final Key<Board.ConverterIslanding> CONVERTER_ISLANDING =
            preset(
                    "grid.converter_anti_islanding",
                    new ChoiceType<>(Board.ConverterIslanding.class),
                    Board.ConverterIslanding.UNKNOWN,
                    "the converter's type certificate",
                    "What a person knows of the converter's own method; unknown refuses export to a"
                            + " real grid while the converter is relied on.");
    static final Key<Double> MEASUREMENT_DELAY =
            preset(
                    "grid.measurement_delay_ms",
                    whole("ms", 0, 1_000, "measured at commissioning: 20 to 200 ms"),
                    200.0,
                    "the slowest of the converters that were looked at",
                    "Time until a step of the grid shows in the converter's registers. Clearing"
                            + " times that it does not leave room for are the converter's.");
    static final Key<String> CONFIRMED_KEY =
            required(
                    "grid.confirmed[].key",
                    TextTypes.pattern(
                            "[a-z0-9_]+(\\.[^\\s=]([^=\\n]*[^\\s=])?)?",
                            "the key of a section of the grid profile",
                            "trip_stages.UV1"),
                    OURS,
                    "Section of the grid profile with values that have no public source.");
    static final Key<String> CONFIRMED_VALUE =
            required(
                    "grid.confirmed[].value",
                    TextTypes.words(2000),
                    OURS,
                    "What was confirmed, as 'tidegate grid profile show ID --unconfirmed' prints"
                            + " it; when the profile changes, the confirmation is void.");
    static final Key<String> CONFIRMED_BY =
            required(
                    "grid.confirmed[].by",
                    TextTypes.words(100),
                    OURS,
                    "Person who has compared it with the grid code's text.");
    static final Key<LocalDate> CONFIRMED_ON =
            required("grid.confirmed[].on", TextTypes.date(), OURS, "Day when that happened.");

    static final Key<Board.ConverterDriver> DRIVER =
            preset(
                    "converter.driver",
                    new ChoiceType<>(Board.ConverterDriver.class),
                    Board.ConverterDriver.SUNSPEC,
                    OURS,
                    "Language the converter speaks.");
    static final Key<String> CONVERTER_MAP =
            optional(
                    "converter.map",
                    TextTypes.words(200),
                    "docs/converters.md",
                    "Register map for driver map: an id such as sinexcel-pws, or a file ending in"
                            + " .yaml.");
    static final Key<String> CONVERTER_HOST =
            optional(
                    "converter.host",
                    TextTypes.host(),
                    "wiring of the charger",
                    "Where its Modbus TCP server is; needed without serial_device.");
    static final SerialKeys CONVERTER_SERIAL = new SerialKeys("converter");
    static final Key<Double> CONVERTER_PORT =
            preset(
                    "converter.port",
                    whole("", 1, 65_535, "Modbus TCP guide: 502"),
                    502.0,
                    "Modbus TCP guide",
                    "Its TCP port.");
    static final Key<Double> UNIT_ID =
            preset(
                    "converter.unit_id",
                    whole("", 1, 247, "Modbus serial line 1.02, 2.2"),
                    1.0,
                    "Modbus serial line 1.02, 2.2",
                    "Its Modbus unit.");
    static final Key<Double> POLL_INTERVAL =
            preset(
                    "converter.poll_interval_ms",
                    whole("ms", 20, 1_000, "a blind lane trips; see grid-protection"),
                    100.0,
                    OURS,
                    "Time from one measurement to the next.");
    static final Key<Double> DEADLINE =
            preset(
                    "converter.deadline_ms",
                    whole("ms", 10, 1_000, "less than the poll interval"),
                    80.0,
                    OURS,
                    "Most time for one answer.");
    static final Key<Double> REVERT_TIME =
            preset(
                    "converter.revert_time_s",
                    whole("s", 1, 2, "architecture section 4: 0 W within 2 s of any death"),
                    1.0,
                    "architecture section 4",
                    "Silence after which the converter goes to 0 W by itself.");
    static final Key<Double> CHARGE_CAP =
            preset(
                    "converter.charge_cap_w",
                    number("W", 0, 350_000, "converter datasheet"),
                    350_000.0,
                    "converter datasheet",
                    "Most DC power into the vehicle, if less than the converter's own rating.");
    static final Key<Double> DISCHARGE_CAP =
            preset(
                    "converter.discharge_cap_w",
                    number("W", 0, 350_000, "converter datasheet"),
                    350_000.0,
                    "converter datasheet",
                    "Most DC power out of the vehicle, if less than the converter's own rating.");

    static final Key<Board.MeterDriver> METER_DRIVER =
            preset(
                    "meter.driver",
                    new ChoiceType<>(Board.MeterDriver.class),
                    Board.MeterDriver.NONE,
                    OURS,
                    "Language of the meter at the site's connection to the grid.");
    static final Key<String> METER_MAP =
            optional(
                    "meter.map",
                    TextTypes.words(200),
                    "docs/converters.md",
                    "Register map for driver map: an id such as eastron-sdm630, or a file ending"
                            + " in .yaml.");
    static final Key<String> METER_HOST =
            optional(
                    "meter.host",
                    TextTypes.host(),
                    "wiring of the site",
                    "Where its Modbus TCP server is; needed without serial_device.");
    static final SerialKeys METER_SERIAL = new SerialKeys("meter");
    static final Key<Double> METER_PORT =
            preset(
                    "meter.port",
                    whole("", 1, 65_535, "Modbus TCP guide: 502"),
                    502.0,
                    "Modbus TCP guide",
                    "Its TCP port.");
    static final Key<Double> METER_UNIT_ID =
            preset(
                    "meter.unit_id",
                    whole("", 1, 247, "Modbus serial line 1.02, 2.2"),
                    1.0,
                    "Modbus serial line 1.02, 2.2",
                    "Its Modbus unit.");
    static final Key<Boolean> METER_PLUS_IS_EXPORT =
            preset(
                    "meter.plus_is_export",
                    new FlagType(),
                    false,
                    "manual of the meter",
                    "A SunSpec meter counts export as plus; a register map says it itself.");

    static final Key<Board.FrontEnd> FRONT_END =
            preset(
                    "pilot.front_end",
                    new ChoiceType<>(Board.FrontEnd.class),
                    Board.FrontEnd.NONE,
                    OURS,
                    "What measures the pilot; without one no contactor ever closes.");
    static final Key<Board.Connector> CONNECTOR =
            preset(
                    "pilot.connector",
                    new ChoiceType<>(Board.Connector.class),
                    Board.Connector.FIXED_CABLE,
                    "IEC 61851-1 cases B and C",
                    "A cable fixed to the charger, or a socket for the user's cable.");
    static final Key<Double> CABLE_CURRENT_LIMIT =
            optional(
                    "pilot.cable_current_limit_a",
                    number("A", 6, 500, "IEC 61851-1: nothing below 6 A can be offered"),
                    "type plate of the cable",
                    "What the fixed cable carries; a plugged one says it by its resistor.");
    static final Key<Boolean> VENTILATION =
            preset(
                    "pilot.ventilation",
                    new FlagType(),
                    false,
                    "IEC 61851-1 state D",
                    "The place is ventilated for vehicles that ask for it.");

    static final Key<Boolean> RELEASE_BUTTON =
            preset(
                    "pilot.release_button",
                    new FlagType(),
                    false,
                    "IEC 61851-1 Table B.1",
                    "The connector is Type 1 and its proximity pin is measured: energy stops when"
                            + " its release button is pressed.");

    static final Key<String> LISTEN_ADDRESS =
            preset(
                    "vehicle.listen_address",
                    TextTypes.address(),
                    "::1",
                    "ISO 15118-3: IPv6 on the power line modem's interface",
                    "Where the charger waits for the vehicle.");
    static final Key<Double> VEHICLE_PORT =
            preset(
                    "vehicle.port",
                    whole("", 49_152, 65_535, "SDP response: a dynamic port"),
                    61_851.0,
                    OURS,
                    "TCP port for the vehicle; discovery tells it.");
    static final Key<String> NETWORK_INTERFACE =
            optional(
                    "vehicle.interface",
                    TextTypes.pattern(
                            "[A-Za-z0-9._-]{1,15}", "the name of a network interface", "eth1"),
                    "Linux IFNAMSIZ: 15 characters",
                    "Network interface of the power line modem.");
    static final Key<Boolean> SDP =
            preset(
                    "vehicle.sdp",
                    new FlagType(),
                    true,
                    "ISO 15118 discovery protocol, UDP port 15118",
                    "Answer the vehicle's search for a charger.");
    static final Key<Boolean> TLS =
            preset(
                    "vehicle.tls",
                    new FlagType(),
                    true,
                    "ISO 15118-20 requires TLS 1.3",
                    "Encrypt the conversation with the vehicle.");
    static final Key<Path> KEYSTORE_FILE =
            optional(
                    "vehicle.keystore_file",
                    TextTypes.path(),
                    OURS,
                    "PKCS#12 file with the charger's key and certificates; needed with tls, unless"
                            + " a token holds them.");
    static final Key<Path> KEYSTORE_PASSWORD_FILE =
            optional(
                    "vehicle.keystore_password_file",
                    TextTypes.path(),
                    OURS,
                    "File whose first line is that file's password, or the token's PIN; needed with"
                            + " tls.");

    static {
        ALL.addAll(VehicleKeys.ALL);
    }

    static final Key<URI> OPERATOR_URL =
            optional(
                    "operator.url",
                    TextTypes.webSocketUrl(),
                    "OCPP-J",
                    "The operator's server, without the charger's identity; leave it out for"
                            + " none.");
    static final Key<String> OPERATOR_IDENTITY =
            optional(
                    "operator.identity",
                    TextTypes.pattern(
                            "[A-Za-z0-9*_=+|@.-]{1,48}",
                            "1 to 48 letters, digits or * _ = + | @ . -",
                            "TG-0001"),
                    OCPP_IDENTITY,
                    "Identity towards the operator, if not charger.identity.");
    static final Key<Path> PASSWORD_FILE =
            optional(
                    "operator.password_file",
                    TextTypes.path(),
                    "OCPP 2.1 security profiles 1 and 2",
                    "File whose first line is the password for the operator.");
    static final Key<Path> AUTHORITY_FILE =
            optional(
                    "operator.authority_file",
                    TextTypes.path(),
                    "OCPP 2.1 security profiles 2 and 3",
                    "PEM file with the authority that signed the operator's certificate; the"
                            + " system's own if left out.");
    static final Key<String> ID_TOKEN =
            optional(
                    "operator.id_token",
                    TextTypes.pattern(
                            "[A-Za-z0-9*_=:+|@.-]{1,255}",
                            "1 to 255 letters, digits or * _ = : + | @ . -",
                            "DE-TID-C12345678-X"),
                    "OCPP 2.1 IdTokenType",
                    "Token presented for every vehicle, where there is no card reader.");
    static final Key<Boolean> AUTHORISE_OFFLINE =
            preset(
                    "operator.authorise_offline",
                    new FlagType(),
                    false,
                    "OCPP 2.1 use case C15",
                    "Serve vehicles while the operator cannot be asked.");

    static {
        ALL.addAll(DeskKeys.ALL);
    }

    static final Key<String> LINK_VERSIONS =
            preset(
                    "uplink.versions",
                    TextTypes.pattern(
                            "(2\\.1|2\\.0\\.1|1\\.6)(, *(2\\.1|2\\.0\\.1|1\\.6)){0,2}",
                            "OCPP versions 2.1, 2.0.1 or 1.6 with commas between them",
                            "\"2.1, 2.0.1, 1.6\""),
                    "2.1, 2.0.1, 1.6",
                    "OCPP-J WebSocket sub-protocols",
                    "OCPP versions offered, the preferred one first; the server chooses.");
    static final Key<Boolean> LINK_LABORATORY =
            preset(
                    "uplink.laboratory",
                    new FlagType(),
                    false,
                    "OCPP 2.1 A00: security profile 0 does not exist outside a laboratory",
                    "Permit a link with neither password nor certificate.");
    static final Key<Path> LINK_CERTIFICATE =
            optional(
                    "uplink.certificate_file",
                    TextTypes.path(),
                    "OCPP 2.1 security profile 3",
                    "PEM file with this charger's own certificate chain, its leaf first.");
    static final Key<Path> LINK_CERTIFICATE_KEY =
            optional(
                    "uplink.certificate_key_file",
                    TextTypes.path(),
                    "OCPP 2.1 security profile 3",
                    "PEM file with the PKCS #8 key of that certificate.");
    static final Key<Boolean> LINK_WILDCARDS =
            preset(
                    "uplink.wildcard_certificates",
                    new FlagType(),
                    false,
                    "OCPP 2.1 SecurityCtrlr.AllowCSMSTLSWildcards",
                    "Accept a server certificate made out to *.example only.");
    static final Key<String> LINK_PROXY =
            optional(
                    "uplink.proxy",
                    TextTypes.pattern(
                            "(http|socks5)://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\]):[0-9]{1,5}",
                            "a http:// (CONNECT) or socks5:// address with a port",
                            "http://proxy.example:3128"),
                    "the site's network",
                    "Proxy on the way to the operator; it resolves the operator's name.");
    static final Key<String> LINK_PROXY_USER =
            optional(
                    "uplink.proxy_user",
                    TextTypes.words(255),
                    "RFC 1929; RFC 7617",
                    "Its user, if it asks for one.");
    static final Key<Path> LINK_PROXY_PASSWORD =
            optional(
                    "uplink.proxy_password_file",
                    TextTypes.path(),
                    "RFC 1929; RFC 7617",
                    "File whose first line is that user's password.");
    static final Key<Boolean> LINK_COMPRESSION =
            preset(
                    "uplink.compression",
                    new FlagType(),
                    false,
                    "RFC 7692",
                    "Offer permessage-deflate; saves mobile data, costs memory.");
    static final Key<Double> LINK_PING =
            preset(
                    "uplink.ping_interval_s",
                    whole("s", 0, 3_600, "OCPP 2.1 OCPPCommCtrlr.WebSocketPingInterval"),
                    20.0,
                    OURS,
                    "Between pings; one not answered by the next ends the link. 0 sends none.");
    static final Key<Double> LINK_WAIT =
            preset(
                    "uplink.reconnect_wait_s",
                    whole("s", 1, 3_600, "OCPP 2.1 OCPPCommCtrlr.RetryBackOffWaitMinimum"),
                    2.0,
                    OURS,
                    "Wait before the first new attempt; doubled after each failure.");
    static final Key<Double> LINK_RANDOM =
            preset(
                    "uplink.reconnect_random_s",
                    whole("s", 0, 3_600, "OCPP 2.1 OCPPCommCtrlr.RetryBackOffRandomRange"),
                    5.0,
                    OURS,
                    "At most this much more, by chance: a fleet must not return as one.");
    static final Key<Double> LINK_DOUBLINGS =
            preset(
                    "uplink.reconnect_doublings",
                    whole("", 0, 10, "OCPP 2.1 OCPPCommCtrlr.RetryBackOffRepeatTimes"),
                    5.0,
                    OURS,
                    "How often the wait is doubled; then it stays.");

    static final Key<Double> MINIMUM_SOC =
            preset(
                    "session.minimum_soc_percent",
                    number("%", 5, 95, "warranty terms of vehicle batteries"),
                    20.0,
                    OURS,
                    "Discharging stops here; a vehicle may ask for more, never for less.");
    static final Key<Double> TARGET_SOC =
            preset(
                    "session.target_soc_percent",
                    number("%", 10, 100, OURS),
                    80.0,
                    OURS,
                    "Where charging ends if nobody says otherwise.");
    static final Key<LocalTime> DEPARTURE =
            optional(
                    "session.departure",
                    TextTypes.timeOfDay(),
                    OURS,
                    "When the vehicle leaves every day, in the system's time zone.");

    static final Key<Double> REMOTE_RAMP =
            preset(
                    "authority.ramp_per_second_w",
                    number("W", 0, 350_000, OURS),
                    10_000.0,
                    "our choice: frequency services of 1 s need about the rated power in a second",
                    "Most change of a remote set-point within a second; 0 follows at once.");
    static final Key<Double> REVERSALS =
            preset(
                    "authority.reversals_per_hour",
                    whole("", 0, 3_600, OURS),
                    60.0,
                    OURS,
                    "Changes between charging and discharging that remote set-points may ask for"
                            + " within an hour; 0 does not count them.");
    static final Key<Double> RANDOM_DELAY =
            preset(
                    "authority.random_delay_s",
                    whole("s", 0, 1_800, "UK S.I. 2021/1467 Schedule 1: adjustable to 1800 s"),
                    0.0,
                    "UK S.I. 2021/1467 Schedule 1 asks for 600 s in Great Britain",
                    "A changed set-point waits up to this long, at random; a person can skip it,"
                            + " frequency services and the grid code never wait.");
    static final Key<Double> OFFLINE_EXPORT =
            preset(
                    "authority.offline_export_s",
                    whole("s", 0, 2_678_400, OURS),
                    86_400.0,
                    "our choice: a schedule of a day outlives its operator's absence",
                    "Silence of the operator after which nothing is exported on its word any more;"
                            + " 0 leaves that to the profiles' own durations.");
    static final Key<Boolean> CONSOLE_ENABLED =
            preset("console.enabled", new FlagType(), true, OURS, "Serve the local page.");
    static final Key<String> BIND_ADDRESS =
            preset(
                    "console.bind_address",
                    TextTypes.address(),
                    "127.0.0.1",
                    OURS,
                    "Address the page is served on; loopback keeps it on the board.");
    static final Key<Double> CONSOLE_PORT =
            preset("console.port", whole("", 1, 65_535, OURS), 8_443.0, OURS, "Its TCP port.");

    static final Key<Double> PERIOD =
            preset(
                    "lane.period_ms",
                    whole("ms", 1, 20, "architecture section 2; IEC 61851-1 opens in 100 ms"),
                    10.0,
                    "architecture section 2",
                    "Time from one control cycle to the next.");
    static final Key<Boolean> REAL_TIME =
            preset(
                    "lane.real_time",
                    new FlagType(),
                    true,
                    "architecture section 8",
                    "Ask the kernel for real-time scheduling.");
    static final Key<Double> CPU =
            optional(
                    "lane.cpu",
                    whole("", 0, 1_023, "Linux CPU_SETSIZE"),
                    "wiring of the board",
                    "Processor for the lane alone; the kernel chooses if left out.");

    static final Key<Path> JOURNAL_DIRECTORY =
            preset(
                    "journal.directory",
                    TextTypes.path(),
                    Path.of("journal"),
                    OURS,
                    "Where events and energy records are kept.");

    static final Key<String> PINS_CHIP =
            optional(
                    "pins.chip",
                    TextTypes.words(64),
                    WIRING,
                    "GPIO chip of every line that names none: its label, name or path.");
    static final Key<String> PWM_CHIP =
            optional(
                    "pins.pwm_chip",
                    TextTypes.words(64),
                    WIRING,
                    "PWM that drives the pilot: pwmchip0, or the name of the device behind it.");
    static final Key<Double> PWM_CHANNEL =
            preset("pins.pwm_channel", whole("", 0, 63, WIRING), 0.0, WIRING, "Its channel.");
    static final Key<String> SPI_DEVICE =
            optional(
                    "pins.spi_device",
                    TextTypes.words(64),
                    WIRING,
                    "Where an MCP3208 is, such as /dev/spidev0.0.");
    static final Key<Double> SPI_SPEED =
            preset(
                    "pins.spi_speed_hz",
                    whole("Hz", 10_000, 50_000_000, "converter datasheet"),
                    1_000_000.0,
                    "MCP3208 datasheet: 1 MHz at 2.7 V",
                    "Clock of that bus.");
    static final Key<Double> SPI_REFERENCE =
            preset(
                    "pins.spi_reference_v",
                    number("V", 1, 6, "converter datasheet"),
                    3.3,
                    WIRING,
                    "Reference voltage of that converter.");
    static final Key<String> SERIAL_DEVICE =
            optional(
                    "pins.serial_device",
                    TextTypes.words(64),
                    WIRING,
                    "Serial line of the pilot microcontroller, such as /dev/ttyAMA2.");
    static final Key<Double> SERIAL_BAUD =
            preset(
                    "pins.serial_baud",
                    whole("", 9_600, 921_600, "termios"),
                    115_200.0,
                    "docs/pilot-microcontroller.md",
                    "Its speed in bits per second.");

    static final Key<Board.LineUse> LINE_USE =
            required(
                    "pins.lines[].use",
                    new ChoiceType<>(Board.LineUse.class),
                    WIRING,
                    "What the line tells or does when it is active.");
    static final Key<String> LINE_LINE =
            required(
                    "pins.lines[].line",
                    TextTypes.pattern(
                            "[^\\s]{1,31}", "a line's name or offset without blanks", "GPIO17"),
                    WIRING,
                    "Name or offset of the line on its chip.");
    static final Key<String> LINE_CHIP =
            optional(
                    "pins.lines[].chip",
                    TextTypes.words(64),
                    WIRING,
                    "Its chip, if not pins.chip.");
    static final Key<Boolean> LINE_ACTIVE_LOW =
            preset(
                    "pins.lines[].active_low",
                    new FlagType(),
                    false,
                    WIRING,
                    "A low level means yes.");
    static final Key<Board.Bias> LINE_BIAS =
            preset(
                    "pins.lines[].bias",
                    new ChoiceType<>(Board.Bias.class),
                    Board.Bias.AS_IS,
                    WIRING,
                    "The resistor inside the chip.");
    static final Key<Double> LINE_DEBOUNCE =
            preset(
                    "pins.lines[].debounce_us",
                    whole("us", 0, 5_000, "IEC 61851-1: at most 5 of the 100 ms to open"),
                    0.0,
                    OURS,
                    "Time a level must hold before it counts; inputs only.");

    static final Key<Board.AnalogUse> ANALOG_USE =
            required(
                    "pins.analog[].use",
                    new ChoiceType<>(Board.AnalogUse.class),
                    WIRING,
                    "What the channel measures.");
    static final Key<String> ANALOG_DEVICE =
            required(
                    "pins.analog[].device",
                    TextTypes.words(64),
                    WIRING,
                    "spi for the converter on pins.spi_device, or the name of an industrial I/O"
                            + " device such as ads1015.");
    static final Key<Double> ANALOG_CHANNEL =
            required(
                    "pins.analog[].channel",
                    whole("", 0, 63, WIRING),
                    WIRING,
                    "Its channel there.");
    static final Key<Double> ANALOG_GAIN =
            preset(
                    "pins.analog[].gain",
                    number("", -100, 100, WIRING),
                    1.0,
                    WIRING,
                    "Volts on the wire per volt at the converter.");
    static final Key<Double> ANALOG_OFFSET =
            preset(
                    "pins.analog[].offset_v",
                    number("V", -100, 100, WIRING),
                    0.0,
                    WIRING,
                    "Volts on the wire when the converter sees 0 V.");
    static final Key<Double> ANALOG_PULL_UP =
            optional(
                    "pins.analog[].pull_up_ohm",
                    number("ohm", 10, 1_000_000, WIRING),
                    WIRING,
                    "Resistor from the supply to a proximity pin or a PT1000.");
    static final Key<Double> ANALOG_SUPPLY =
            optional(
                    "pins.analog[].supply_v",
                    number("V", 1, 24, WIRING),
                    WIRING,
                    "Supply of that resistor.");

    static final Key<Path> WATCHDOG_DEVICE =
            optional(
                    "watchdog.device",
                    TextTypes.path(),
                    "linux/watchdog.h",
                    "Hardware watchdog that this program feeds; leave it out where systemd does.");
    static final Key<Double> WATCHDOG_TIMEOUT =
            preset(
                    "watchdog.timeout_s",
                    whole("s", 5, 60, "a start takes 3 s; a reboot must come within a minute"),
                    10.0,
                    OURS,
                    "Silence after which it resets the board.");

    /** The keys of a serial line, in whatever section. */
    static final class SerialKeys {
        final Key<String> device;
        final Key<Double> baud;
        final Key<Board.Parity> parity;
        final Key<Double> stopBits;
        final Key<Board.LineDirection> direction;

        SerialKeys(String section) {
            device =
                    optional(
                            section + ".serial_device",
                            TextTypes.pattern(
                                    "/dev/[A-Za-z0-9._/:-]{1,120}", "a device", "/dev/ttyS1"),
                            "wiring of the board",
                            "Serial line with Modbus RTU, instead of host.");
            baud =
                    preset(
                            section + ".serial_speed_bd",
                            whole("Bd", 9_600, 921_600, "manual of the device"),
                            19_200.0,
                            "Modbus serial line 1.02, 3.3",
                            "Its speed.");
            parity =
                    preset(
                            section + ".serial_parity",
                            new ChoiceType<>(Board.Parity.class),
                            Board.Parity.EVEN,
                            "Modbus serial line 1.02, 2.5.1",
                            "Its parity.");
            stopBits =
                    preset(
                            section + ".serial_stop_bits",
                            whole("", 1, 2, "manual of the device"),
                            1.0,
                            "Modbus serial line 1.02, 2.5.1",
                            "Its stop bits.");
            direction =
                    preset(
                            section + ".serial_direction",
                            new ChoiceType<>(Board.LineDirection.class),
                            Board.LineDirection.AUTOMATIC,
                            "wiring of the board",
                            "Who turns an RS-485 line round: the adapter by itself, the kernel's"
                                    + " driver, or this program with RTS.");
        }
    }

    private static final Map<String, Key<?>> BY_NAME = new LinkedHashMap<>();
    private static final Set<String> SECTIONS = new LinkedHashSet<>();

    static {
        for (Key<?> key : ALL) {
            BY_NAME.put(key.name(), key);
            SECTIONS.add(key.section());
        }
    }

    private Keys() {}

    static @Nullable Key<?> find(String name) {
        return BY_NAME.get(name);
    }

    static List<Key<?>> all() {
        return List.copyOf(ALL);
    }

    public static List<BoardKey> described() {
        return ALL.stream().<BoardKey>map(Key::described).toList();
    }

    /** Paths of everything that holds keys of its own; lists end with {@code []}. */
    static Set<String> sections() {
        return SECTIONS;
    }

    static String join(String section, String word) {
        return section.isEmpty() ? word : section + "." + word;
    }

    /** The words that may stand in a section: keys, sections and lists. */
    static List<String> wordsIn(String section) {
        var words = new LinkedHashSet<String>(section.isEmpty() ? HEAD : List.of());
        String prefix = section.isEmpty() ? "" : section + ".";
        for (String name : BY_NAME.keySet()) {
            if (name.startsWith(prefix)) {
                words.add(name.substring(prefix.length()).split("\\.|\\[", 2)[0]);
            }
        }
        return List.copyOf(words);
    }

    private static ValueType<Double> number(String unit, double min, double max, String source) {
        return new NumberType(unit, min, max, false, source);
    }

    private static ValueType<Double> whole(String unit, double min, double max, String source) {
        return new NumberType(unit, min, max, true, source);
    }

    private static <T> Key<T> required(
            String name, ValueType<T> type, String source, String meaning) {
        return add(new Key<>(name, type, null, true, source, meaning));
    }

    private static <T> Key<T> preset(
            String name, ValueType<T> type, T preset, String source, String meaning) {
        return add(new Key<>(name, type, preset, false, source, meaning));
    }

    private static <T> Key<T> optional(
            String name, ValueType<T> type, String source, String meaning) {
        return add(new Key<>(name, type, null, false, source, meaning));
    }

    private static <T> Key<T> add(Key<T> key) {
        ALL.add(key);
        return key;
    }
}
