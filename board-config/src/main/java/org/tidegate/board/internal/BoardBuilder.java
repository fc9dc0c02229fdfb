package org.tidegate.board.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.board.BoardSource;
import org.tidegate.board.Problem;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Values to a board, and the rules that look at more than one key. */
public final class BoardBuilder {
    private static final String CONFIRMED = "grid.confirmed[]";

    private final Values values;
    private final Path directory;
    private final BoardSource source;
    private final List<Problem> problems;
    private final Set<String> told;

    private BoardBuilder(Values values, Path directory, List<Problem> problems) {
        this.values = values;
        this.directory = directory;
        this.source = values.source();
        this.problems = problems;
        this.told = problems.stream().map(Problem::key).collect(Collectors.toSet());
    }

    /** Null when a rule is broken; the problems say which. */
    public static @Nullable Board build(Values values, Path directory, List<Problem> problems) {
        var builder = new BoardBuilder(values, directory, problems);
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
        checkCable();
        if (sound(Keys.TLS) && values.get(Keys.TLS)) {
            needForTls(Keys.KEYSTORE_FILE);
            needForTls(Keys.KEYSTORE_PASSWORD_FILE);
        }
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

    private void needForTls(Key<Path> key) {
        if (sound(key) && values.find(key) == null) {
            tell(key, "vehicle.tls needs it", "Add the key, or write tls: false.");
        }
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
                pilot(),
                vehicle(),
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
                new Board.Journal(resolved(values.get(Keys.JOURNAL_DIRECTORY))));
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
                values.get(Keys.CONVERTER_HOST),
                values.whole(Keys.CONVERTER_PORT),
                values.whole(Keys.UNIT_ID),
                values.whole(Keys.POLL_INTERVAL),
                values.whole(Keys.DEADLINE),
                values.whole(Keys.REVERT_TIME),
                values.get(Keys.CHARGE_CAP),
                values.get(Keys.DISCHARGE_CAP));
    }

    private Board.Pilot pilot() {
        Double limitA = values.find(Keys.CABLE_CURRENT_LIMIT);
        return new Board.Pilot(
                values.get(Keys.FRONT_END),
                values.get(Keys.CONNECTOR),
                limitA == null ? Double.NaN : limitA,
                values.get(Keys.VENTILATION));
    }

    private Board.Vehicle vehicle() {
        return new Board.Vehicle(
                values.get(Keys.LISTEN_ADDRESS),
                values.whole(Keys.VEHICLE_PORT),
                values.find(Keys.NETWORK_INTERFACE),
                values.get(Keys.SDP),
                values.get(Keys.TLS),
                resolvedOrNull(values.find(Keys.KEYSTORE_FILE)),
                resolvedOrNull(values.find(Keys.KEYSTORE_PASSWORD_FILE)));
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
                operatorLink());
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
