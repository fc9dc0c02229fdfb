package org.tidegate.board.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.board.internal.VehicleBuilder.Complaints;

/** Devices on buses and the site around them as records, and the rules between their keys. */
final class DeviceBuilder {
    private static final int MQTT_PORT = 1883;
    private static final int MQTTS_PORT = 8883;

    private final Values values;
    private final Complaints complaints;

    DeviceBuilder(Values values, Complaints complaints) {
        this.values = values;
        this.complaints = complaints;
    }

    void checkRules() {
        checkLine(ConverterKeys.CONVERTER_HOST, ConverterKeys.CONVERTER_SERIAL, true);
        if (complaints.sound(ConverterKeys.DRIVER, ConverterKeys.CONVERTER_MAP)) {
            boolean mapped = values.get(ConverterKeys.DRIVER) == Board.ConverterDriver.MAP;
            checkMap(ConverterKeys.CONVERTER_MAP, mapped);
        }
        if (complaints.sound(MeterKeys.METER_DRIVER)) {
            Board.MeterDriver driver = values.get(MeterKeys.METER_DRIVER);
            checkLine(
                    MeterKeys.METER_HOST, MeterKeys.METER_SERIAL, driver != Board.MeterDriver.NONE);
            checkMap(MeterKeys.METER_MAP, driver == Board.MeterDriver.MAP);
        }
        if (complaints.sound(InsulationKeys.DRIVER)) {
            boolean mapped = values.get(InsulationKeys.DRIVER) == Board.InsulationDriver.MAP;
            checkLine(InsulationKeys.HOST, InsulationKeys.SERIAL, mapped);
            checkMap(InsulationKeys.MAP, mapped);
        }
        checkSharedLine(MeterKeys.METER_SERIAL);
        checkSharedLine(InsulationKeys.SERIAL);
        checkConnection();
        checkManager();
    }

    private void checkLine(Key<String> host, SerialKeys serial, boolean needed) {
        if (!complaints.sound(host, serial.device)) {
            return;
        }
        boolean both = values.find(host) != null && values.find(serial.device) != null;
        if (both) {
            complaints.tell(
                    serial.device,
                    "a device is on one line, not on two",
                    "Delete this line or host.");
        } else if (needed && values.find(host) == null && values.find(serial.device) == null) {
            complaints.tell(
                    host,
                    "the key is missing",
                    "Add it: " + host.type().words() + ", or serial_device.");
        }
    }

    private void checkMap(Key<String> map, boolean needed) {
        if (complaints.sound(map) && needed && values.find(map) == null) {
            complaints.tell(map, "driver: map needs it", "Add the key, or choose another driver.");
        }
    }

    /** Devices on one wire share its speed; whoever opens it first would decide for the others. */
    private void checkSharedLine(SerialKeys later) {
        for (SerialKeys earlier : List.of(ConverterKeys.CONVERTER_SERIAL, MeterKeys.METER_SERIAL)) {
            if (earlier.equals(later)) {
                return;
            }
            if (!earlier.areSound(complaints) || !later.areSound(complaints)) {
                continue;
            }
            Board.Serial one = serial(earlier);
            Board.Serial other = serial(later);
            if (one != null
                    && other != null
                    && one.device().equals(other.device())
                    && !one.equals(other)) {
                complaints.tell(
                        later.device,
                        "the line is also that of section "
                                + earlier.device.section()
                                + ", which sets it otherwise",
                        "Give both the same serial_speed_bd, serial_parity, serial_stop_bits and"
                                + " serial_direction.");
            }
        }
    }

    private void checkConnection() {
        if (!complaints.sound(
                SiteKeys.IMPORT_LIMIT, SiteKeys.EXPORT_LIMIT, MeterKeys.METER_DRIVER)) {
            return;
        }
        for (Key<Double> limit : List.of(SiteKeys.IMPORT_LIMIT, SiteKeys.EXPORT_LIMIT)) {
            if (values.find(limit) != null
                    && values.get(MeterKeys.METER_DRIVER) == Board.MeterDriver.NONE) {
                complaints.tell(
                        limit,
                        "without a meter nobody knows what the others take",
                        "Describe the meter in section meter, or delete the line.");
            }
        }
    }

    private void checkManager() {
        if (!complaints.sound(
                SiteKeys.DRIVER,
                SiteKeys.URL,
                SiteKeys.LABORATORY,
                SiteKeys.USER,
                SiteKeys.PASSWORD_FILE,
                SiteKeys.CERTIFICATE_FILE,
                SiteKeys.CERTIFICATE_KEY_FILE)) {
            return;
        }
        together(SiteKeys.USER, SiteKeys.PASSWORD_FILE);
        together(SiteKeys.CERTIFICATE_FILE, SiteKeys.CERTIFICATE_KEY_FILE);
        if (values.get(SiteKeys.DRIVER) == Board.ManagerDriver.NONE) {
            return;
        }
        String url = values.find(SiteKeys.URL);
        if (url == null) {
            complaints.tell(
                    SiteKeys.URL,
                    "driver: mqtt needs it",
                    "Add it: " + SiteKeys.URL.type().words() + ".");
            return;
        }
        if (address(url).getPort() > 65_535 || address(url).getHost() == null) {
            complaints.tell(
                    SiteKeys.URL,
                    "'" + url + "' names no host or no port that exists",
                    "Write something like mqtts://broker.local:8883.");
            return;
        }
        boolean encrypted = url.startsWith("mqtts:");
        if (!encrypted && values.find(SiteKeys.CERTIFICATE_FILE) != null) {
            complaints.tell(
                    SiteKeys.CERTIFICATE_FILE,
                    "a certificate is shown on an encrypted way only",
                    "Write mqtts:// in manager.url, or delete the line.");
        }
        if (values.get(SiteKeys.LABORATORY)) {
            return;
        }
        if (!encrypted && !isThisMachine(address(url).getHost())) {
            complaints.tell(
                    SiteKeys.URL,
                    "whoever is on the way could command this charger",
                    "Write mqtts://; in a laboratory manager.laboratory: true permits it.");
        }
        if (values.find(SiteKeys.USER) == null && values.find(SiteKeys.CERTIFICATE_FILE) == null) {
            complaints.tell(
                    SiteKeys.URL,
                    "a broker that asks nobody for a name lets everybody command this charger",
                    "Add manager.user and password_file, or a certificate; in a laboratory"
                            + " manager.laboratory: true permits it.");
        }
    }

    private void together(Key<?> one, Key<?> other) {
        boolean hasOne = values.find(one) != null;
        if (hasOne != (values.find(other) != null)) {
            complaints.tell(
                    hasOne ? one : other,
                    "it needs " + (hasOne ? other : one).name() + " beside it",
                    "Add that key, or delete the line.");
        }
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }

    /** With its port. */
    private static URI address(String url) {
        URI uri = URI.create(url);
        int preset = url.startsWith("mqtts:") ? MQTTS_PORT : MQTT_PORT;
        return uri.getPort() < 0 ? URI.create(url + ":" + preset) : uri;
    }

    Board.Converter converter(UnaryOperator<Path> resolved) {
        return new Board.Converter(
                values.get(ConverterKeys.DRIVER),
                orEmpty(values.find(ConverterKeys.CONVERTER_HOST)),
                values.whole(ConverterKeys.CONVERTER_PORT),
                values.whole(ConverterKeys.UNIT_ID),
                values.whole(ConverterKeys.POLL_INTERVAL),
                values.whole(ConverterKeys.DEADLINE),
                values.whole(ConverterKeys.REVERT_TIME),
                values.get(ConverterKeys.CHARGE_CAP),
                values.get(ConverterKeys.DISCHARGE_CAP),
                mapName(values.find(ConverterKeys.CONVERTER_MAP), resolved),
                serial(ConverterKeys.CONVERTER_SERIAL));
    }

    Board.SiteMeter siteMeter(UnaryOperator<Path> resolved) {
        return new Board.SiteMeter(
                values.get(MeterKeys.METER_DRIVER),
                orEmpty(values.find(MeterKeys.METER_HOST)),
                values.whole(MeterKeys.METER_PORT),
                values.whole(MeterKeys.METER_UNIT_ID),
                values.get(MeterKeys.METER_PLUS_IS_EXPORT),
                mapName(values.find(MeterKeys.METER_MAP), resolved),
                serial(MeterKeys.METER_SERIAL));
    }

    Board.Insulation insulation(UnaryOperator<Path> resolved) {
        return new Board.Insulation(
                values.get(InsulationKeys.DRIVER),
                orEmpty(values.find(InsulationKeys.HOST)),
                values.whole(InsulationKeys.PORT),
                values.whole(InsulationKeys.UNIT_ID),
                mapName(values.find(InsulationKeys.MAP), resolved),
                serial(InsulationKeys.SERIAL));
    }

    Board.Connection connection() {
        return new Board.Connection(
                orUnlimited(values.find(SiteKeys.IMPORT_LIMIT)),
                orUnlimited(values.find(SiteKeys.EXPORT_LIMIT)),
                values.get(SiteKeys.UNSEEN_IMPORT_LIMIT));
    }

    Board.SiteManager manager(UnaryOperator<Path> resolved) {
        String url = values.find(SiteKeys.URL);
        String topic = values.find(SiteKeys.TOPIC);
        return new Board.SiteManager(
                values.get(SiteKeys.DRIVER),
                url == null ? null : address(url),
                topic == null ? "v2g/" + values.get(ChargerKeys.SERIAL) : topic,
                values.find(SiteKeys.USER),
                path(SiteKeys.PASSWORD_FILE, resolved),
                path(SiteKeys.AUTHORITY_FILE, resolved),
                path(SiteKeys.CERTIFICATE_FILE, resolved),
                path(SiteKeys.CERTIFICATE_KEY_FILE, resolved),
                values.get(SiteKeys.SILENT_IMPORT_LIMIT));
    }

    Board.Update update(UnaryOperator<Path> resolved) {
        return new Board.Update(
                values.get(UpdateKeys.INSTALLER),
                resolved.apply(values.get(UpdateKeys.RELEASE_FILE)),
                resolved.apply(values.get(UpdateKeys.KEY_DIRECTORY)),
                resolved.apply(values.get(UpdateKeys.REQUEST_FILE)),
                resolved.apply(values.get(UpdateKeys.ANSWER_DIRECTORY)));
    }

    private @Nullable Path path(Key<Path> key, UnaryOperator<Path> resolved) {
        Path path = values.find(key);
        return path == null ? null : resolved.apply(path);
    }

    /** An id stays as it is; a file is meant against the board file's directory. */
    private static @Nullable String mapName(@Nullable String map, UnaryOperator<Path> resolved) {
        return map == null || !map.endsWith(".yaml")
                ? map
                : resolved.apply(Path.of(map)).toString();
    }

    private Board.@Nullable Serial serial(SerialKeys keys) {
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

    private static double orUnlimited(@Nullable Double limitW) {
        return limitW == null ? Double.POSITIVE_INFINITY : limitW;
    }
}
