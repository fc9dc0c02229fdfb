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
    private final DeviceBuilder devices;

    private BoardBuilder(
            Values values, BoardSource source, Path directory, List<Problem> problems) {
        this.values = values;
        this.directory = directory;
        this.source = source;
        this.problems = problems;
        this.told = problems.stream().map(Problem::key).collect(Collectors.toSet());
        var complaints =
                new VehicleBuilder.Complaints() {
                    @Override
                    public boolean sound(Key<?>... keys) {
                        return BoardBuilder.this.sound(keys);
                    }

                    @Override
                    public void tell(Key<?> key, String reason, String remedy) {
                        BoardBuilder.this.tell(key, reason, remedy);
                    }
                };
        this.vehicle = new VehicleBuilder(values, complaints);
        this.devices = new DeviceBuilder(values, complaints);
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
        if (sound(GridKeys.PHASES) && values.whole(GridKeys.PHASES) == 2) {
            tell(GridKeys.PHASES, "two phases are not supported", "Write 1 or 3.");
        }
        if (sound(ConverterKeys.DEADLINE, ConverterKeys.POLL_INTERVAL)
                && values.get(ConverterKeys.DEADLINE) >= values.get(ConverterKeys.POLL_INTERVAL)) {
            tell(
                    ConverterKeys.DEADLINE,
                    "a deadline of %s ms does not fit into a poll interval of %s ms"
                            .formatted(
                                    shown(ConverterKeys.DEADLINE),
                                    shown(ConverterKeys.POLL_INTERVAL)),
                    "Write less than converter.poll_interval_ms.");
        }
        if (sound(ConverterKeys.POLL_INTERVAL, ConverterKeys.REVERT_TIME)
                && 3 * values.get(ConverterKeys.POLL_INTERVAL)
                        > 1e3 * values.get(ConverterKeys.REVERT_TIME)) {
            tell(
                    ConverterKeys.POLL_INTERVAL,
                    "one lost answer at %s ms would let the converter revert after %s s"
                            .formatted(
                                    shown(ConverterKeys.POLL_INTERVAL),
                                    shown(ConverterKeys.REVERT_TIME)),
                    "Write at most a third of converter.revert_time_s.");
        }
        devices.checkRules();
        checkCable();
        vehicle.checkRules();
        if (sound(SessionKeys.MINIMUM_SOC, SessionKeys.TARGET_SOC)
                && values.get(SessionKeys.MINIMUM_SOC) >= values.get(SessionKeys.TARGET_SOC)) {
            tell(
                    SessionKeys.MINIMUM_SOC,
                    "a minimum of %s %% is not below the target of %s %%"
                            .formatted(
                                    shown(SessionKeys.MINIMUM_SOC), shown(SessionKeys.TARGET_SOC)),
                    "Write less than session.target_soc_percent.");
        }
        checkOperatorLink();
        checkConfirmedOnce();
        new PinRules(values, source, problems).check();
    }

    private void checkOperatorLink() {
        together(OperatorKeys.LINK_CERTIFICATE, OperatorKeys.LINK_CERTIFICATE_KEY);
        together(OperatorKeys.LINK_PROXY_USER, OperatorKeys.LINK_PROXY_PASSWORD);
        if (sound(OperatorKeys.LINK_PROXY, OperatorKeys.LINK_PROXY_USER)
                && values.find(OperatorKeys.LINK_PROXY) == null
                && values.find(OperatorKeys.LINK_PROXY_USER) != null) {
            tell(
                    OperatorKeys.LINK_PROXY_USER,
                    "there is no proxy to log in at",
                    "Add uplink.proxy, or delete the line.");
        }
        if (sound(OperatorKeys.LINK_VERSIONS)) {
            List<String> versions = List.of(values.get(OperatorKeys.LINK_VERSIONS).split(", *"));
            if (Set.copyOf(versions).size() < versions.size()) {
                tell(OperatorKeys.LINK_VERSIONS, "a version is named twice", "Name each once.");
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
        if (!sound(PilotKeys.CONNECTOR, PilotKeys.CABLE_CURRENT_LIMIT)) {
            return;
        }
        boolean fixed = values.get(PilotKeys.CONNECTOR) == Board.Connector.FIXED_CABLE;
        boolean hasLimit = values.find(PilotKeys.CABLE_CURRENT_LIMIT) != null;
        if (fixed && !hasLimit) {
            tell(
                    PilotKeys.CABLE_CURRENT_LIMIT,
                    "a fixed cable needs its limit",
                    "Add the key: " + PilotKeys.CABLE_CURRENT_LIMIT.type().words() + ".");
        }
        if (!fixed && hasLimit) {
            tell(
                    PilotKeys.CABLE_CURRENT_LIMIT,
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
            String key = entries.get(i).find(GridKeys.CONFIRMED_KEY);
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
                        values.get(ChargerKeys.IDENTITY),
                        values.get(ChargerKeys.SERIAL),
                        values.get(ChargerKeys.VENDOR),
                        values.get(ChargerKeys.MODEL)),
                grid(),
                devices.converter(this::resolved),
                devices.siteMeter(this::resolved),
                pilot(),
                vehicle.vehicle(this::resolved),
                operator(),
                new Board.Session(
                        values.get(SessionKeys.MINIMUM_SOC),
                        values.get(SessionKeys.TARGET_SOC),
                        values.find(SessionKeys.DEPARTURE)),
                new Board.Authority(
                        values.get(SessionKeys.REMOTE_RAMP),
                        values.whole(SessionKeys.REVERSALS),
                        values.whole(SessionKeys.RANDOM_DELAY),
                        values.whole(SessionKeys.OFFLINE_EXPORT)),
                new Board.Console(
                        values.get(LocalKeys.CONSOLE_ENABLED),
                        values.get(LocalKeys.BIND_ADDRESS),
                        values.whole(LocalKeys.CONSOLE_PORT)),
                lane(),
                new Board.Journal(resolved(values.get(LocalKeys.JOURNAL_DIRECTORY))),
                pins(),
                new Board.Watchdog(
                        resolvedOrNull(values.find(WiringKeys.WATCHDOG_DEVICE)),
                        values.whole(WiringKeys.WATCHDOG_TIMEOUT)),
                devices.connection(),
                devices.manager(this::resolved),
                devices.insulation(this::resolved),
                devices.update(this::resolved));
    }

    private Board.Grid grid() {
        var confirmed = new ArrayList<Board.Confirmation>();
        for (Values entry : values.list(CONFIRMED)) {
            String key = entry.get(GridKeys.CONFIRMED_KEY);
            LocalDate on = entry.get(GridKeys.CONFIRMED_ON);
            confirmed.add(
                    new Board.Confirmation(
                            key,
                            entry.get(GridKeys.CONFIRMED_VALUE),
                            entry.get(GridKeys.CONFIRMED_BY),
                            on));
        }
        return new Board.Grid(
                values.get(GridKeys.PROFILE),
                values.get(GridKeys.NOMINAL_VOLTAGE),
                values.whole(GridKeys.PHASES),
                values.get(GridKeys.IMPORT_LIMIT),
                values.get(GridKeys.EXPORT_LIMIT),
                values.get(GridKeys.EXPORT_PERMITTED),
                values.get(GridKeys.DEMONSTRATION),
                new Board.Islanding(
                        values.get(GridKeys.ISLANDING), values.get(GridKeys.CONVERTER_ISLANDING)),
                values.whole(GridKeys.MEASUREMENT_DELAY),
                confirmed);
    }

    private Board.Pilot pilot() {
        double limitA = orNaN(values.find(PilotKeys.CABLE_CURRENT_LIMIT));
        return new Board.Pilot(
                values.get(PilotKeys.FRONT_END),
                values.get(PilotKeys.CONNECTOR),
                limitA,
                values.get(PilotKeys.VENTILATION),
                values.get(PilotKeys.RELEASE_BUTTON));
    }

    private Board.Pins pins() {
        String chip = values.find(WiringKeys.PINS_CHIP);
        var lines = new ArrayList<Board.Line>();
        for (Values entry : values.list(PinRules.LINES)) {
            String own = entry.find(WiringKeys.LINE_CHIP);
            lines.add(
                    new Board.Line(
                            entry.get(WiringKeys.LINE_USE),
                            own != null ? own : chip == null ? "" : chip,
                            entry.get(WiringKeys.LINE_LINE),
                            entry.get(WiringKeys.LINE_ACTIVE_LOW),
                            entry.get(WiringKeys.LINE_BIAS),
                            entry.whole(WiringKeys.LINE_DEBOUNCE)));
        }
        var analog = new ArrayList<Board.Analog>();
        for (Values entry : values.list(PinRules.ANALOG)) {
            analog.add(
                    new Board.Analog(
                            entry.get(WiringKeys.ANALOG_USE),
                            entry.get(WiringKeys.ANALOG_DEVICE),
                            entry.whole(WiringKeys.ANALOG_CHANNEL),
                            entry.get(WiringKeys.ANALOG_GAIN),
                            entry.get(WiringKeys.ANALOG_OFFSET),
                            orNaN(entry.find(WiringKeys.ANALOG_PULL_UP)),
                            orNaN(entry.find(WiringKeys.ANALOG_SUPPLY))));
        }
        return new Board.Pins(
                lines,
                analog,
                values.find(WiringKeys.PWM_CHIP),
                values.whole(WiringKeys.PWM_CHANNEL),
                values.find(WiringKeys.SPI_DEVICE),
                values.whole(WiringKeys.SPI_SPEED),
                values.get(WiringKeys.SPI_REFERENCE),
                values.find(WiringKeys.SERIAL_DEVICE),
                values.whole(WiringKeys.SERIAL_BAUD));
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private Board.Operator operator() {
        String identity = values.find(OperatorKeys.OPERATOR_IDENTITY);
        return new Board.Operator(
                values.find(OperatorKeys.OPERATOR_URL),
                identity == null ? values.get(ChargerKeys.IDENTITY) : identity,
                resolvedOrNull(values.find(OperatorKeys.PASSWORD_FILE)),
                resolvedOrNull(values.find(OperatorKeys.AUTHORITY_FILE)),
                values.find(OperatorKeys.ID_TOKEN),
                values.get(OperatorKeys.AUTHORISE_OFFLINE),
                operatorLink(),
                operatorDesk());
    }

    private Board.OperatorDesk operatorDesk() {
        String hosts = values.find(OperatorKeys.FILE_HOSTS);
        return new Board.OperatorDesk(
                values.get(OperatorKeys.WAITS_FOR_TOKEN),
                hosts == null
                        ? Set.of()
                        : Set.copyOf(List.of(hosts.toLowerCase(Locale.ROOT).split(", *"))),
                values.whole(OperatorKeys.FILE_LIMIT),
                values.whole(OperatorKeys.FILE_TIMEOUT));
    }

    private Board.OperatorLink operatorLink() {
        String proxy = values.find(OperatorKeys.LINK_PROXY);
        return new Board.OperatorLink(
                List.of(values.get(OperatorKeys.LINK_VERSIONS).split(", *")),
                values.get(OperatorKeys.LINK_LABORATORY),
                resolvedOrNull(values.find(OperatorKeys.LINK_CERTIFICATE)),
                resolvedOrNull(values.find(OperatorKeys.LINK_CERTIFICATE_KEY)),
                values.get(OperatorKeys.LINK_WILDCARDS),
                proxy == null ? null : URI.create(proxy),
                values.find(OperatorKeys.LINK_PROXY_USER),
                resolvedOrNull(values.find(OperatorKeys.LINK_PROXY_PASSWORD)),
                values.get(OperatorKeys.LINK_COMPRESSION),
                values.whole(OperatorKeys.LINK_PING),
                values.whole(OperatorKeys.LINK_WAIT),
                values.whole(OperatorKeys.LINK_RANDOM),
                values.whole(OperatorKeys.LINK_DOUBLINGS));
    }

    private Board.Lane lane() {
        Double cpu = values.find(LocalKeys.CPU);
        return new Board.Lane(
                values.whole(LocalKeys.PERIOD),
                values.get(LocalKeys.REAL_TIME),
                cpu == null ? OptionalInt.empty() : OptionalInt.of((int) Math.round(cpu)));
    }

    private Path resolved(Path path) {
        return directory.resolve(path).normalize();
    }

    private @Nullable Path resolvedOrNull(@Nullable Path path) {
        return path == null ? null : resolved(path);
    }
}
