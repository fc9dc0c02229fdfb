package org.tidegate.ocpp.internal.station;

import java.util.List;
import java.util.random.RandomGenerator;
import org.tidegate.ocpp.OcppEvent;
import org.tidegate.ocpp.OcppTransport.Event;

/**
 * The connection: when to try, when to give up, how long to wait (OCPP 2.1 Part 4, 5.3: minimum
 * plus random, doubled a few times). The wait falls back to the minimum only after a connection has
 * lasted, so that a server which accepts and closes at once is not hammered.
 */
sealed interface Link {
    /** A connection shorter than this counts as a failed attempt. */
    long LASTING_NANOS = 30_000_000_000L;

    /** TCP, TLS and the handshake together get this long. */
    long CONNECT_WITHIN_NANOS = 15_000_000_000L;

    int failures();

    record Down(long untilNanos, int failures) implements Link {}

    record Connecting(long deadlineNanos, int failures) implements Link {}

    /**
     * @param heardNanos when anything last came from the peer
     * @param pingedNanos when the last ping went out
     */
    record Open(long sinceNanos, long heardNanos, long pingedNanos, int failures) implements Link {}

    record Step(Link next, List<Action> actions) {
        static Step stay(Link link) {
            return new Step(link, List.of());
        }
    }

    static Step tick(Link link, Pace pace, long nowNanos, RandomGenerator random) {
        return switch (link) {
            case Down d when nowNanos - d.untilNanos >= 0 ->
                    new Step(
                            new Connecting(nowNanos + CONNECT_WITHIN_NANOS, d.failures),
                            List.of(new Action.Connect()));
            case Down d -> Step.stay(d);
            case Connecting c when nowNanos - c.deadlineNanos >= 0 ->
                    dropped(c, "no answer to the handshake", pace, nowNanos, random);
            case Connecting c -> Step.stay(c);
            case Open o -> alive(o, pace, nowNanos, random);
        };
    }

    private static Step alive(Open o, Pace pace, long nowNanos, RandomGenerator random) {
        long intervalNanos = pace.ping().toNanos();
        if (intervalNanos == 0 || nowNanos - o.pingedNanos < intervalNanos) {
            return Step.stay(o);
        }
        if (o.pingedNanos - o.heardNanos > 0) {
            return dropped(o, "no answer to a ping", pace, nowNanos, random);
        }
        return new Step(
                new Open(o.sinceNanos, o.heardNanos, nowNanos, o.failures),
                List.of(new Action.Ping()));
    }

    static Step on(
            Link link,
            Event event,
            Pace pace,
            String subprotocol,
            long nowNanos,
            RandomGenerator random) {
        return switch (event) {
            case Event.Opened opened when link instanceof Connecting c ->
                    opened.subprotocol().equals(subprotocol)
                            ? new Step(
                                    new Open(nowNanos, nowNanos, nowNanos, c.failures),
                                    List.of(Action.Emit.of(OcppEvent.LINK_OPENED, 0, "")))
                            : dropped(
                                    c,
                                    "the server does not speak " + subprotocol,
                                    pace,
                                    nowNanos,
                                    random);
            case Event.Opened _ -> Step.stay(link);
            case Event.Text _, Event.Pong _ ->
                    link instanceof Open o
                            ? Step.stay(new Open(o.sinceNanos, nowNanos, o.pingedNanos, o.failures))
                            : Step.stay(link);
            case Event.Closed closed ->
                    link instanceof Down
                            ? Step.stay(link)
                            : dropped(
                                    link,
                                    "closed with %d %s".formatted(closed.code(), closed.reason()),
                                    pace,
                                    nowNanos,
                                    random);
            case Event.Failed failed ->
                    link instanceof Down
                            ? Step.stay(link)
                            : dropped(link, failed.reason(), pace, nowNanos, random);
        };
    }

    /** From here the rim's own end is closed too, whatever it was doing. */
    static Step dropped(Link link, String why, Pace pace, long nowNanos, RandomGenerator random) {
        boolean lasted = link instanceof Open o && nowNanos - o.sinceNanos >= LASTING_NANOS;
        int failures = lasted ? 0 : link.failures();
        long base = pace.backOffMinimum().toNanos() << Math.min(failures, pace.backOffDoublings());
        long jitter = pace.backOffRandom().toNanos();
        long wait = base + (jitter == 0 ? 0 : random.nextLong(jitter));
        return new Step(
                new Down(nowNanos + wait, failures + 1),
                List.of(
                        new Action.Disconnect(1000, why),
                        Action.Emit.of(OcppEvent.LINK_LOST, wait / 1e9, why)));
    }
}
