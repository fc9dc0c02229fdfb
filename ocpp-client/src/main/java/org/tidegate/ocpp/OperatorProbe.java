package org.tidegate.ocpp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.StationState.Session;
import org.tidegate.ocpp.StationState.SuspendedBy;
import org.tidegate.ocpp.internal.probe.ScratchDisk;
import org.tidegate.ocpp.internal.probe.Tap;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Event;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * A self-check against an operator's server, by the very station that will talk to it later: it
 * connects, boots, has a session authorised, begins a transaction without energy, sends meter
 * values, waits for a charging profile, and ends the transaction. Every step gets a verdict, an
 * explanation and a remedy; after a failure the rest is not tried.
 *
 * <p>A plane: step it until {@link #isDone()}. Nothing is kept on any disk.
 */
public final class OperatorProbe implements Plane {
    /** In this order. */
    public enum Step {
        CONNECT("connect"),
        BOOT("boot"),
        AUTHORISE("authorise"),
        TRANSACTION("transaction"),
        METER_VALUES("meter values"),
        PROFILE("profile"),
        END("end");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public enum Verdict {
        PASSED,
        /** The operator did nothing that could be judged. */
        SKIPPED,
        FAILED,
        NOT_TRIED
    }

    /**
     * What came of a step.
     *
     * @param remedy empty where there is nothing to be done
     */
    public record Finding(
            Step step, Verdict verdict, Duration took, String explanation, String remedy) {}

    /**
     * @param patience for each step
     * @param profileWait how long a profile is waited for; zero does not wait
     */
    public record Plan(Duration patience, Duration profileWait) {}

    private static final long CADENCE_NANOS = 20_000_000L;

    /** Answers to what the operator has asked meanwhile get out before the connection ends. */
    private static final long FAREWELL_NANOS = 500_000_000L;

    private static final double MAX_W = 11_000;

    private final OcppSettings settings;
    private final Plan plan;
    private final Consumer<Finding> told;
    private final Tap tap;
    private final EventRing ring = new EventRing("ocpp", 256);
    private final Clock clock;
    private final Published<StationState> charger;
    private final Published<OperatorState> operator;
    private final OcppPlane plane;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Event> heard = new ArrayList<>();
    private Session session = Session.NONE;
    private String stopCause = "";
    private int at;
    private int heardBefore;
    private long sinceNanos;
    private long doneNanos = -1;

    /**
     * @param settings a short meter interval makes the check short
     * @param told every finding at once
     */
    public OperatorProbe(
            OcppSettings settings,
            Plan plan,
            OcppTransport transport,
            Clock clock,
            RandomGenerator random,
            Consumer<Finding> told) {
        this.settings = settings;
        this.plan = plan;
        this.told = told;
        this.clock = clock;
        this.tap = new Tap(transport);
        this.sinceNanos = clock.nanos();
        this.charger = new Published<>(state(sinceNanos));
        this.operator = new Published<>(OperatorState.offline(sinceNanos));
        this.plane =
                new OcppPlane(
                        settings, tap, charger, operator, new ScratchDisk(), ring, clock, random);
    }

    @Override
    public String name() {
        return "operator-probe";
    }

    @Override
    public long step(long nowNanos) {
        charger.publish(state(nowNanos));
        plane.step(nowNanos);
        ring.drain(nowNanos, clock.wallMillis(), heard::add);
        if (at < Step.values().length) {
            Finding finding = judge(Step.values()[at], nowNanos);
            if (finding != null) {
                conclude(finding, nowNanos);
            }
        }
        return CADENCE_NANOS;
    }

    /** Everything is judged and the last answers are out; the transport may be closed. */
    public boolean isDone() {
        return doneNanos >= 0 && clock.nanos() - doneNanos >= FAREWELL_NANOS;
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** No step failed. */
    public boolean passed() {
        return isDone() && findings.stream().noneMatch(f -> f.verdict == Verdict.FAILED);
    }

    private void conclude(Finding finding, long nowNanos) {
        tell(finding);
        at++;
        if (finding.verdict == Verdict.FAILED) {
            for (; at < Step.values().length; at++) {
                Step left = Step.values()[at];
                tell(new Finding(left, Verdict.NOT_TRIED, Duration.ZERO, "not tried", ""));
            }
        }
        sinceNanos = nowNanos;
        heardBefore = heard.size();
        if (at == Step.values().length) {
            doneNanos = nowNanos;
        } else {
            begin(Step.values()[at]);
        }
    }

    private void tell(Finding finding) {
        findings.add(finding);
        told.accept(finding);
    }

    /** What the charger does so that the step can happen. */
    private void begin(Step step) {
        switch (step) {
            case AUTHORISE -> session = Session.WAITING_FOR_AUTHORISATION;
            case TRANSACTION -> session = Session.ENERGY;
            case END -> {
                session = Session.NONE;
                stopCause = "unplugged";
            }
            case CONNECT, BOOT, METER_VALUES, PROFILE -> {
                // the station does that by itself
            }
        }
    }

    // ---- verdicts ---------------------------------------------------------------------------

    private @Nullable Finding judge(Step step, long nowNanos) {
        Finding lost = step == Step.CONNECT ? null : lost(step, nowNanos);
        if (lost != null) {
            return lost;
        }
        Finding finding =
                switch (step) {
                    case CONNECT -> connect(nowNanos);
                    case BOOT -> boot(nowNanos);
                    case AUTHORISE -> authorise(nowNanos);
                    case TRANSACTION ->
                            delivered(
                                    step,
                                    nowNanos,
                                    "the operator has the transaction's start",
                                    "TransactionEvent Started",
                                    "StartTransaction");
                    case METER_VALUES ->
                            delivered(
                                    step,
                                    nowNanos,
                                    "the operator takes meter values of the transaction",
                                    "TransactionEvent Updated",
                                    "MeterValues");
                    case PROFILE -> profile(nowNanos);
                    case END ->
                            delivered(
                                    step,
                                    nowNanos,
                                    "the operator has the transaction's end; nothing is queued",
                                    "TransactionEvent Ended",
                                    "StopTransaction");
                };
        return finding != null ? finding : overdue(step, nowNanos);
    }

    private @Nullable Finding connect(long nowNanos) {
        String chosen = tap.subprotocol();
        if (chosen != null) {
            String tls = "wss".equalsIgnoreCase(settings.url().getScheme()) ? " over TLS" : "";
            return passed(Step.CONNECT, nowNanos, "the server speaks " + chosen + tls);
        }
        return switch (tap.end()) {
            case OcppTransport.Event.Failed f ->
                    failed(Step.CONNECT, nowNanos, f.reason(), f.fault().remedy());
            case OcppTransport.Event.Closed c ->
                    failed(
                            Step.CONNECT,
                            nowNanos,
                            "the server closed with " + c.code() + " " + c.reason(),
                            "Ask the operator why; it may not know this identity.");
            case null, default -> null;
        };
    }

    /** The connection must last: a station would come back, a check says so. */
    private @Nullable Finding lost(Step step, long nowNanos) {
        return switch (tap.end()) {
            case OcppTransport.Event.Failed f ->
                    failed(step, nowNanos, "the link was lost: " + f.reason(), f.fault().remedy());
            case OcppTransport.Event.Closed c ->
                    failed(
                            step,
                            nowNanos,
                            "the server closed the link with " + c.code() + " " + c.reason(),
                            "Ask the operator what its server did not like; the log of the"
                                    + " server has this identity.");
            case null, default ->
                    tap.subprotocol() == null
                            ? failed(
                                    step,
                                    nowNanos,
                                    "the link was lost: " + text(OcppEvent.LINK_LOST),
                                    LinkFault.BROKEN.remedy())
                            : null;
        };
    }

    private @Nullable Finding boot(long nowNanos) {
        if (operator.latest().online()) {
            return passed(
                    Step.BOOT, nowNanos, "the operator accepts " + settings.identity() + clock());
        }
        return null; // Pending and Rejected may turn into Accepted while we wait
    }

    private String clock() {
        return heard.stream()
                .filter(e -> e.code() == OcppEvent.CLOCK_DIFFERS)
                .map(e -> "; its clock is %.0f s behind ours".formatted(e.a()))
                .reduce("", (_, last) -> last);
    }

    private @Nullable Finding authorise(long nowNanos) {
        OperatorState o = operator.latest();
        if (o.authorisedSession() != 1) {
            return null;
        }
        return switch (o.authorisation()) {
            case PENDING -> null;
            case ACCEPTED ->
                    passed(
                            Step.AUTHORISE,
                            nowNanos,
                            "the operator accepts the token " + settings.idToken());
            case REJECTED ->
                    failed(
                            Step.AUTHORISE,
                            nowNanos,
                            "the operator refuses the token "
                                    + settings.idToken()
                                    + ": "
                                    + o.authorisationReason(),
                            "Have the operator register the token, or name one it knows.");
        };
    }

    private @Nullable Finding delivered(
            Step step, long nowNanos, String words, String kind, String olderKind) {
        boolean has = tap.answered(kind) || tap.answered(olderKind);
        boolean whole = step != Step.END || operator.latest().queued() == 0;
        return has && whole ? passed(step, nowNanos, words) : null;
    }

    private @Nullable Finding profile(long nowNanos) {
        Event taken = find(OcppEvent.PROFILE_ACCEPTED);
        if (taken != null) {
            OperatorState o = operator.latest();
            String text =
                    o.profileText().isEmpty() ? "profile " + (long) taken.a() : o.profileText();
            return passed(Step.PROFILE, nowNanos, "in force: " + text);
        }
        Event refused = find(OcppEvent.PROFILE_REFUSED);
        if (refused != null) {
            return failed(
                    Step.PROFILE,
                    nowNanos,
                    "the operator's profile was refused: " + refused.text(),
                    "Have the operator send a profile this charger can follow.");
        }
        return nowNanos - sinceNanos >= plan.profileWait.toNanos()
                ? finding(
                        Step.PROFILE,
                        Verdict.SKIPPED,
                        nowNanos,
                        "the operator sent no charging profile within "
                                + plan.profileWait.toSeconds()
                                + " s",
                        "Send one from the operator's side while the check waits longer.")
                : null;
    }

    private @Nullable Finding overdue(Step step, long nowNanos) {
        Duration patience =
                step == Step.PROFILE ? plan.patience.plus(plan.profileWait) : plan.patience;
        if (nowNanos - sinceNanos < patience.toNanos()) {
            return null;
        }
        Event refused = find(OcppEvent.CALL_FAILED);
        Event silent = find(OcppEvent.CALL_TIMED_OUT);
        Event unregistered = find(OcppEvent.REGISTRATION_REFUSED);
        if (step == Step.BOOT && unregistered != null) {
            return failed(
                    step,
                    nowNanos,
                    "the operator answers the boot notification with " + unregistered.text(),
                    OcppEvent.REGISTRATION_REFUSED.remedy());
        }
        if (refused != null) {
            return failed(
                    step,
                    nowNanos,
                    "the operator refuses " + refused.text(),
                    "Have the operator look at that message in its log.");
        }
        String said = silent == null ? "" : ": no answer to " + silent.text();
        return failed(
                step,
                nowNanos,
                "nothing came of it within " + patience.toSeconds() + " s" + said,
                "The server takes messages and does not answer them; have the operator check that"
                        + " this identity is known and of the OCPP version spoken.");
    }

    private @Nullable Event find(OcppEvent code) {
        for (int i = heard.size() - 1; i >= heardBefore; i--) {
            if (heard.get(i).code() == code) {
                return heard.get(i);
            }
        }
        return null;
    }

    private String text(OcppEvent code) {
        Event event = find(code);
        return event == null ? "no reason given" : event.text();
    }

    private Finding passed(Step step, long nowNanos, String words) {
        Event invalid = find(OcppEvent.MESSAGE_REFUSED);
        String also =
                invalid == null
                        ? ""
                        : "; a message of the operator was invalid meanwhile: " + invalid.text();
        return finding(step, Verdict.PASSED, nowNanos, words + also, "");
    }

    private Finding failed(Step step, long nowNanos, String words, String remedy) {
        return finding(step, Verdict.FAILED, nowNanos, words, remedy);
    }

    private Finding finding(
            Step step, Verdict verdict, long nowNanos, String words, String remedy) {
        return new Finding(step, verdict, Duration.ofNanos(nowNanos - sinceNanos), words, remedy);
    }

    // ---- the charger it pretends to be ------------------------------------------------------

    private StationState state(long nowNanos) {
        boolean plugged = session != Session.NONE;
        return new StationState(
                nowNanos,
                plugged,
                plugged ? 1 : 0,
                session,
                SuspendedBy.NONE,
                stopCause,
                0,
                50,
                230,
                0,
                0,
                Double.NaN,
                "",
                true,
                "",
                "",
                MAX_W,
                MAX_W,
                "",
                "");
    }
}
