package org.tidegate.board.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.board.BoardSource;
import org.tidegate.board.Problem;

/** Values to a board, and the rules that look at more than one key. */
public final class BoardBuilder {
    private static final String CONFIRMED = "grid.confirmed[]";

    private final Values values;
    private final Path directory;
    private final BoardSource source;
    private final List<Problem> problems;
    private final Set<String> told;
    private final VehicleBuilder vehicle;

    private BoardBuilder(
            Values values, BoardSource source, Path directory, List<Problem> problems) {
        this.values = values;
        this.directory = directory;
        this.source = source;
        this.problems = problems;
        this.told = problems.stream().map(Problem::key).collect(Collectors.toSet());
        this.vehicle =
                new VehicleBuilder(
                        values,
                        new VehicleBuilder.Complaints() {
                            @Override
                            public boolean sound(Key<?>... keys) {
                                return BoardBuilder.this.sound(keys);
                            }

                            @Override
                            public void tell(Key<?> key, String reason, String remedy) {
                                BoardBuilder.this.tell(key, reason, remedy);
                            }
                        });
    }

    /**
     * Null when a rule is broken; the problems say which.
     *
     * @param directory what relative presets start from
     */
    public static @Nullable Board build(
            Values values, BoardSource source, Path directory, List<Problem> problems) {
        var builder = new BoardBuilder(values, source, directory, problems);
        builder.checkRules();
        return problems.isEmpty() ? builder.board() : null;
    }

    private void checkRules() {
        if (sound(Keys.PHASES) && values.whole(Keys.PHASES) == 2) {
            tell(Keys.PHASES, "two phases are not supported", "Write 1 or 3.");
        }
        if (sound(Keys.DEADLINE, Keys.POLL_INTERVAL)
                && values.get(Keys.DEADLINE) >= values.get(Keys.POLL_INTERVAL)) {
            tell(
                    Keys.DEADLINE,
                    "a deadline of %s ms does not fit into a poll interval of %s ms"
                            .formatted(shown(Keys.DEADLINE), shown(Keys.POLL_INTERVAL)),
                    "Write less than converter.poll_interval_ms.");
        }
        if (sound(Keys.POLL_INTERVAL, Keys.REVERT_TIME)
                && 3 * values.get(Keys.POLL_INTERVAL) > 1e3 * values.get(Keys.REVERT_TIME)) {
            tell(
                    Keys.POLL_INTERVAL,
                    "one lost answer at %s ms would let the converter revert after %s s"
                            .formatted(shown(Keys.POLL_INTERVAL), shown(Keys.REVERT_TIME)),
                    "Write at most a third of converter.revert_time_s.");
        }
        checkDevices();
        checkCable();
        vehicle.checkRules();
        if (sound(Keys.MINIMUM_SOC, Keys.TARGET_SOC)
                && values.get(Keys.MINIMUM_SOC) >= values.get(Keys.TARGET_SOC)) {
            tell(
                    Keys.MINIMUM_SOC,
                    "a minimum of %s %% is not below the target of %s %%"
                            .formatted(shown(Keys.MINIMUM_SOC), shown(Keys.TARGET_SOC)),
                    "Write less than session.target_soc_percent.");
        }
        checkOperatorLink();
        checkConfirmedOnce();
        new PinRules(values, source, problems).check();
    }

    private void checkOperatorLink() {
        together(Keys.LINK_CERTIFICATE, Keys.LINK_CERTIFICATE_KEY);
        together(Keys.LINK_PROXY_USER, Keys.LINK_PROXY_PASSWORD);
        if (sound(Keys.LINK_PROXY, Keys.LINK_PROXY_USER)
                && values.find(Keys.LINK_PROXY) == null
                && values.find(Keys.LINK_PROXY_USER) != null) {
            tell(
                    Keys.LINK_PROXY_USER,
                    "there is no proxy to log in at",
                    "Add uplink.proxy, or delete the line.");
        }
        if (sound(Keys.LINK_VERSIONS)) {
            List<String> versions = List.of(values.get(Keys.LINK_VERSIONS).split(", *"));
            if (Set.copyOf(versions).size() < versions.size()) {
                tell(Keys.LINK_VERSIONS, "a version is named twice", "Name each once.");
            }
        }
    }

    private void together(Key<?> one, Key<?> other) {
        if (!sound(one, other)) {
            return;
        }
        boolean hasOne = values.find(one) != null;
        if (hasOne != (values.find(other) != null)) {
            Key<?> there = hasOne ? one : other;
            Key<?> missing = hasOne ? other : one;
            tell(
                    there,
                    "it needs " + missing.name() + " beside it",
                    "Add that key, or delete the line.");
        }
    }

    private void checkCable() {
        if (!sound(Keys.CONNECTOR, Keys.CABLE_CURRENT_LIMIT)) {
            return;
        }
        boolean fixed = values.get(Keys.CONNECTOR) == Board.Connector.FIXED_CABLE;
        boolean hasLimit = values.find(Keys.CABLE_CURRENT_LIMIT) != null;
        if (fixed && !hasLimit) {
            tell(
                    Keys.CABLE_CURRENT_LIMIT,
                    "a fixed cable needs its limit",
                    "Add the key: " + Keys.CABLE_CURRENT_LIMIT.type().words() + ".");
        }
        if (!fixed && hasLimit) {
            tell(
                    Keys.CABLE_CURRENT_LIMIT,
                    "with a socket the plugged cable says its limit",
                    "Delete the line, or write connector: fixed_cable.");
        }
    }

    /** Whether the keys, or their sections, have no problem of their own already. */
    private boolean sound(Key<?>... keys) {
        for (Key<?> key : keys) {
            if (told.contains(key.name()) || told.contains(key.section())) {
                return false;
            }
        }
        return true;
    }

    private void checkConfirmedOnce() {
        Map<String, Integer> first = new HashMap<>();
        List<Values> entries = values.list(CONFIRMED);
        for (int i = 0; i < entries.size(); i++) {
            String key = entries.get(i).find(Keys.CONFIRMED_KEY);
            Integer before = key == null ? null : first.putIfAbsent(key, i);
            if (before != null) {
                problems.add(
                        source.problem(
                                "grid.confirmed[" + i + "].key",
                                "'%s' is confirmed already, by entry %d".formatted(key, before),
                                "Delete one of the two."));
            }
        }
    }

    private <T> String shown(Key<T> key) {
        return key.type().write(values.get(key));
    }

    private void tell(Key<?> key, String reason, String remedy) {
        problems.add(source.problem(key.name(), reason, remedy));
    }

    private Board board() {
        return new Board(
                new Board.Charger(
                        values.get(Keys.IDENTITY),
                        values.get(Keys.SERIAL),
                        values.get(Keys.VENDOR),
                        values.get(Keys.MODEL)),
                grid(),
                converter(),
                siteMeter(),
                pilot(),
                vehicle.vehicle(this::resolved),
                operator(),
                new Board.Session(
                        values.get(Keys.MINIMUM_SOC),
                        values.get(Keys.TARGET_SOC),
                        values.find(Keys.DEPARTURE)),
                new Board.Authority(
                        values.get(Keys.REMOTE_RAMP),
                        values.whole(Keys.REVERSALS),
                        values.whole(Keys.RANDOM_DELAY),
                        values.whole(Keys.OFFLINE_EXPORT)),
                new Board.Console(
                        values.get(Keys.CONSOLE_ENABLED),
                        values.get(Keys.BIND_ADDRESS),
                        values.whole(Keys.CONSOLE_PORT)),
                lane(),
                new Board.Journal(resolved(values.get(Keys.JOURNAL_DIRECTORY))),
                pins(),
                new Board.Watchdog(
                        resolvedOrNull(values.find(Keys.WATCHDOG_DEVICE)),
                        values.whole(Keys.WATCHDOG_TIMEOUT)));
    }

    private Board.Grid grid() {
        var confirmed = new ArrayList<Board.Confirmation>();
        for (Values entry : values.list(CONFIRMED)) {
            String key = entry.get(Keys.CONFIRMED_KEY);
            LocalDate on = entry.get(Keys.CONFIRMED_ON);
            confirmed.add(
                    new Board.Confirmation(
                            key,
                            entry.get(Keys.CONFIRMED_VALUE),
                            entry.get(Keys.CONFIRMED_BY),
                            on));
        }
        return new Board.Grid(
                values.get(Keys.PROFILE),
                values.get(Keys.NOMINAL_VOLTAGE),
                values.whole(Keys.PHASES),
                values.get(Keys.IMPORT_LIMIT),
                values.get(Keys.EXPORT_LIMIT),
                values.get(Keys.EXPORT_PERMITTED),
                values.get(Keys.DEMONSTRATION),
                new Board.Islanding(
                        values.get(Keys.ISLANDING), values.get(Keys.CONVERTER_ISLANDING)),
                values.whole(Keys.MEASUREMENT_DELAY),
                confirmed);
    }

    private Board.Converter converter() {
        return new Board.Converter(
                values.get(Keys.DRIVER),
                orEmpty(values.find(Keys.CONVERTER_HOST)),
                values.whole(Keys.CONVERTER_PORT),
                values.whole(Keys.UNIT_ID),
                values.whole(Keys.POLL_INTERVAL),
                values.whole(Keys.DEADLINE),
                values.whole(Keys.REVERT_TIME),
                values.get(Keys.CHARGE_CAP),
                values.get(Keys.DISCHARGE_CAP),
                mapName(values.find(Keys.CONVERTER_MAP)),
                serial(Keys.CONVERTER_SERIAL));
    }

    private Board.SiteMeter siteMeter() {
        return new Board.SiteMeter(
                values.get(Keys.METER_DRIVER),
                orEmpty(values.find(Keys.METER_HOST)),
                values.whole(Keys.METER_PORT),
                values.whole(Keys.METER_UNIT_ID),
                values.get(Keys.METER_PLUS_IS_EXPORT),
                mapName(values.find(Keys.METER_MAP)),
                serial(Keys.METER_SERIAL));
    }

    /** An id stays as it is; a file is meant against the board file's directory. */
    private @Nullable String mapName(@Nullable String map) {
        return map == null || !map.endsWith(".yaml") ? map : resolved(Path.of(map)).toString();
    }

    private Board.@Nullable Serial serial(Keys.SerialKeys keys) {
        String device = values.find(keys.device);
        return device == null
                ? null
                : new Board.Serial(
                        device,
                        values.whole(keys.baud),
                        values.get(keys.parity),
                        values.whole(keys.stopBits),
                        values.get(keys.direction));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void checkDevices() {
        checkLine(Keys.CONVERTER_HOST, Keys.CONVERTER_SERIAL, true);
        if (sound(Keys.DRIVER, Keys.CONVERTER_MAP)) {
            boolean mapped = values.get(Keys.DRIVER) == Board.ConverterDriver.MAP;
            checkMap(Keys.CONVERTER_MAP, mapped);
        }
        if (sound(Keys.METER_DRIVER)) {
            Board.MeterDriver driver = values.get(Keys.METER_DRIVER);
            checkLine(Keys.METER_HOST, Keys.METER_SERIAL, driver != Board.MeterDriver.NONE);
            checkMap(Keys.METER_MAP, driver == Board.MeterDriver.MAP);
        }
    }

    private void checkLine(Key<String> host, Keys.SerialKeys serial, boolean needed) {
        if (!sound(host, serial.device)) {
            return;
        }
        boolean both = values.find(host) != null && values.find(serial.device) != null;
        if (both) {
            tell(serial.device, "a device is on one line, not on two", "Delete this line or host.");
        } else if (needed && values.find(host) == null && values.find(serial.device) == null) {
            tell(
                    host,
                    "the key is missing",
                    "Add it: " + host.type().words() + ", or serial_device.");
        }
    }

    private void checkMap(Key<String> map, boolean needed) {
        if (sound(map) && needed && values.find(map) == null) {
            tell(map, "driver: map needs it", "Add the key, or choose another driver.");
        }
    }

    private Board.Pilot pilot() {
        double limitA = orNaN(values.find(Keys.CABLE_CURRENT_LIMIT));
        return new Board.Pilot(
                values.get(Keys.FRONT_END),
                values.get(Keys.CONNECTOR),
                limitA,
                values.get(Keys.VENTILATION),
                values.get(Keys.RELEASE_BUTTON));
    }

    private Board.Pins pins() {
        String chip = values.find(Keys.PINS_CHIP);
        var lines = new ArrayList<Board.Line>();
        for (Values entry : values.list(PinRules.LINES)) {
            String own = entry.find(Keys.LINE_CHIP);
            lines.add(
                    new Board.Line(
                            entry.get(Keys.LINE_USE),
                            own != null ? own : chip == null ? "" : chip,
                            entry.get(Keys.LINE_LINE),
                            entry.get(Keys.LINE_ACTIVE_LOW),
                            entry.get(Keys.LINE_BIAS),
                            entry.whole(Keys.LINE_DEBOUNCE)));
        }
        var analog = new ArrayList<Board.Analog>();
        for (Values entry : values.list(PinRules.ANALOG)) {
            analog.add(
                    new Board.Analog(
                            entry.get(Keys.ANALOG_USE),
                            entry.get(Keys.ANALOG_DEVICE),
                            entry.whole(Keys.ANALOG_CHANNEL),
                            entry.get(Keys.ANALOG_GAIN),
                            entry.get(Keys.ANALOG_OFFSET),
                            orNaN(entry.find(Keys.ANALOG_PULL_UP)),
                            orNaN(entry.find(Keys.ANALOG_SUPPLY))));
        }
        return new Board.Pins(
                lines,
                analog,
                values.find(Keys.PWM_CHIP),
                values.whole(Keys.PWM_CHANNEL),
                values.find(Keys.SPI_DEVICE),
                values.whole(Keys.SPI_SPEED),
                values.get(Keys.SPI_REFERENCE),
                values.find(Keys.SERIAL_DEVICE),
                values.whole(Keys.SERIAL_BAUD));
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private Board.Operator operator() {
        String identity = values.find(Keys.OPERATOR_IDENTITY);
        return new Board.Operator(
                values.find(Keys.OPERATOR_URL),
                identity == null ? values.get(Keys.IDENTITY) : identity,
                resolvedOrNull(values.find(Keys.PASSWORD_FILE)),
                resolvedOrNull(values.find(Keys.AUTHORITY_FILE)),
                values.find(Keys.ID_TOKEN),
                values.get(Keys.AUTHORISE_OFFLINE),
                operatorLink(),
                operatorDesk());
    }

    private Board.OperatorDesk operatorDesk() {
        String hosts = values.find(DeskKeys.FILE_HOSTS);
        return new Board.OperatorDesk(
                values.get(DeskKeys.WAITS_FOR_TOKEN),
                hosts == null
                        ? Set.of()
                        : Set.copyOf(List.of(hosts.toLowerCase(Locale.ROOT).split(", *"))),
                values.whole(DeskKeys.FILE_LIMIT),
                values.whole(DeskKeys.FILE_TIMEOUT));
    }

    private Board.OperatorLink operatorLink() {
        String proxy = values.find(Keys.LINK_PROXY);
        return new Board.OperatorLink(
                List.of(values.get(Keys.LINK_VERSIONS).split(", *")),
                values.get(Keys.LINK_LABORATORY),
                resolvedOrNull(values.find(Keys.LINK_CERTIFICATE)),
                resolvedOrNull(values.find(Keys.LINK_CERTIFICATE_KEY)),
                values.get(Keys.LINK_WILDCARDS),
                proxy == null ? null : URI.create(proxy),
                values.find(Keys.LINK_PROXY_USER),
                resolvedOrNull(values.find(Keys.LINK_PROXY_PASSWORD)),
                values.get(Keys.LINK_COMPRESSION),
                values.whole(Keys.LINK_PING),
                values.whole(Keys.LINK_WAIT),
                values.whole(Keys.LINK_RANDOM),
                values.whole(Keys.LINK_DOUBLINGS));
    }

    private Board.Lane lane() {
        Double cpu = values.find(Keys.CPU);
        return new Board.Lane(
                values.whole(Keys.PERIOD),
                values.get(Keys.REAL_TIME),
                cpu == null ? OptionalInt.empty() : OptionalInt.of((int) Math.round(cpu)));
    }

    private Path resolved(Path path) {
        return directory.resolve(path).normalize();
    }

    private @Nullable Path resolvedOrNull(@Nullable Path path) {
        return path == null ? null : resolved(path);
    }
}
