package org.tidegate.iso15118.slac;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.tidegate.iso15118.slac.SlacMessage.Envelope;
import org.tidegate.iso15118.slac.SlacMessage.Modem;
import org.tidegate.iso15118.slac.SlacState.Phase;
import org.tidegate.iso15118.slac.SlacState.Run;
import org.tidegate.iso15118.slac.SlacState.Sub;
import org.tidegate.iso15118.slac.SlacStep.Frame;
import org.tidegate.iso15118.slac.SlacStep.Note;

/**
 * The charger's side of matching (ISO 15118-3 Annex A): {@code (state, input, now) -> (state,
 * frames, notes)}. A vehicle that begins again is followed instead of failed, and somebody else's
 * frames change nothing.
 */
public final class SlacMachine {
    static final int SOUNDS = 10;

    /** TT_EVSE_match_MNBC, in the message's unit. */
    static final int SOUNDING_HUNDRED_MILLIS = 6;

    private static final long MILLI = 1_000_000L;
    private static final long SEQUENCE_NANOS = 400 * MILLI; // TT_match_sequence
    private static final long SOUNDING_NANOS = SOUNDING_HUNDRED_MILLIS * 100 * MILLI;
    private static final long RESPONSE_NANOS = 200 * MILLI; // TT_match_response
    private static final long SESSION_NANOS = 10_000 * MILLI; // TT_EVSE_match_session
    private static final int RETRIES = 2; // C_EV_match_retry
    private static final long KEY_NANOS = 500 * MILLI;
    private static final int KEY_TRIES = 3;

    /** A modem that was silent is asked again at this pace; it may be booting. */
    private static final long KEY_AGAIN_NANOS = 5_000 * MILLI;

    private static final long JOIN_POLL_NANOS = 200 * MILLI;
    private static final long LINK_POLL_NANOS = 1_000 * MILLI;
    private static final int MOST_MISSED = 3;

    /** C_conn_max_match is at least 3; more than a few vehicles at once is a storm. */
    private static final int MOST_RUNS = 5;

    /** CM_VALIDATE results: the pilot proves nothing that the match does not. */
    private static final int VALIDATION_NOT_REQUIRED = 4;

    private final SlacSettings settings;
    private final RandomGenerator random;
    private final long nowNanos;
    private final List<Frame> frames = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private SlacState state;

    private SlacMachine(
            SlacState state, SlacSettings settings, RandomGenerator random, long nowNanos) {
        this.state = state;
        this.settings = settings;
        this.random = random;
        this.nowNanos = nowNanos;
    }

    /** After power-on: the modem does not know its network yet. */
    public static SlacState start(RandomGenerator random, long nowNanos) {
        return new SlacState(
                new Phase.Keying(0, nowNanos), NetworkKey.draw(random), false, 0, List.of());
    }

    /** Time has passed. */
    public static SlacStep waited(
            SlacState state, SlacSettings settings, RandomGenerator random, long nowNanos) {
        var machine = new SlacMachine(state, settings, random, nowNanos);
        machine.timers();
        return machine.done();
    }

    /** The pilot tells whether a vehicle is there (states B, C, D) or not. */
    public static SlacStep pilot(
            SlacState state,
            boolean plugged,
            SlacSettings settings,
            RandomGenerator random,
            long nowNanos) {
        var machine = new SlacMachine(state, settings, random, nowNanos);
        machine.timers();
        machine.plug(plugged);
        return machine.done();
    }

    /** A frame came in; it may be anybody's. */
    public static SlacStep received(
            SlacState state,
            Envelope envelope,
            SlacSettings settings,
            RandomGenerator random,
            long nowNanos) {
        var machine = new SlacMachine(state, settings, random, nowNanos);
        machine.timers();
        machine.take(envelope);
        return machine.done();
    }

    private SlacStep done() {
        return new SlacStep(state, frames, notes);
    }

    // --- time ---

    private void timers() {
        runTimers();
        switch (state.phase()) {
            case Phase.Keying p when isDue(p.deadlineNanos()) -> askForKey(p);
            case Phase.Waiting p when isDue(p.deadlineNanos()) && state.runs().isEmpty() ->
                    sequenceFailed("the vehicle did not ask");
            case Phase.StepEf p when isDue(p.untilNanos()) -> state = state.with(waiting());
            case Phase.Joining p when isDue(p.deadlineNanos()) ->
                    sequenceFailed("the vehicle did not join the network");
            case Phase.Joining p when isDue(p.pollNanos()) -> {
                pollLink();
                state =
                        state.with(
                                new Phase.Joining(
                                        p.vehicle(),
                                        p.runId(),
                                        p.deadlineNanos(),
                                        nowNanos + JOIN_POLL_NANOS));
            }
            case Phase.Linked p when isDue(p.pollNanos()) -> pollLinked(p);
            case Phase.Keying _,
                    Phase.Idle _,
                    Phase.Waiting _,
                    Phase.StepEf _,
                    Phase.Joining _,
                    Phase.Linked _,
                    Phase.Failed _ -> {}
        }
    }

    private boolean isDue(long deadlineNanos) {
        return nowNanos - deadlineNanos >= 0;
    }

    private void askForKey(Phase.Keying p) {
        if (p.tries() == KEY_TRIES) {
            note(SlacEvent.MODEM_SILENT, p.tries(), settings.modem().toString());
        }
        send(settings.modem(), new SlacMessage.SetKeyReq(random.nextInt(), state.key()));
        boolean patient = p.tries() >= KEY_TRIES;
        state =
                state.with(
                        new Phase.Keying(
                                p.tries() + 1, nowNanos + (patient ? KEY_AGAIN_NANOS : KEY_NANOS)));
    }

    private Phase waiting() {
        return new Phase.Waiting(nowNanos + settings.nanos(SlacSettings.INIT_TIMEOUT));
    }

    /**
     * E or F on the pilot tells the vehicle to begin anew; after some of these it is left alone.
     */
    private void sequenceFailed(String why) {
        int used = state.retriesUsed();
        if (used < settings.numbers().get(SlacSettings.SEQUENCE_RETRIES)) {
            note(SlacEvent.STEP_EF, used + 1, why);
            state =
                    new SlacState(
                            new Phase.StepEf(nowNanos + settings.nanos(SlacSettings.STEP_EF)),
                            state.key(),
                            state.plugged(),
                            used + 1,
                            List.of());
        } else {
            note(SlacEvent.MATCHING_FAILED, Double.NaN, why);
            state = state.with(new Phase.Failed(why), List.of());
        }
    }

    private void pollLink() {
        send(settings.modem(), new SlacMessage.LinkStatusReq(settings.kind()));
    }

    private void pollLinked(Phase.Linked p) {
        if (settings.kind() == Modem.UNKNOWN) {
            return; // nobody to ask; the TCP connection will tell
        }
        if (p.missed() >= MOST_MISSED) {
            note(SlacEvent.LINK_LOST, Double.NaN, p.vehicle().toString());
            sequenceFailed("the link was lost");
            return;
        }
        pollLink();
        // Counted as missed until the answer says otherwise.
        state =
                state.with(
                        new Phase.Linked(
                                p.vehicle(),
                                p.runId(),
                                p.missed() + 1,
                                nowNanos + LINK_POLL_NANOS));
    }

    private void runTimers() {
        for (Run run : state.runs()) {
            if (!isDue(run.deadlineNanos())) {
                continue;
            }
            switch (run.sub()) {
                case WAIT_START -> drop(run, "it did not begin to sound");
                case SOUNDING -> {
                    if (run.heard().isEmpty()) {
                        drop(run, "no sound was heard");
                    } else {
                        tell(run);
                    }
                }
                case WAIT_RESPONSE -> {
                    if (run.repeats() < RETRIES) {
                        repeat(run);
                    } else {
                        drop(run, "it did not answer the attenuation");
                    }
                }
                case WAIT_MATCH -> drop(run, "it chose another charger or nobody");
            }
        }
    }

    // --- pilot ---

    private void plug(boolean plugged) {
        if (plugged == state.plugged()) {
            return;
        }
        if (plugged) {
            Phase phase = state.phase();
            state =
                    new SlacState(
                            phase instanceof Phase.Keying ? phase : waiting(),
                            state.key(),
                            true,
                            0,
                            List.of());
        } else {
            // A vehicle that has left must not hear the next one.
            state =
                    new SlacState(
                            new Phase.Keying(0, nowNanos),
                            NetworkKey.draw(random),
                            false,
                            0,
                            List.of());
            timers();
        }
    }

    // --- frames ---

    private void take(Envelope e) {
        switch (e.message()) {
            case SlacMessage.ParmReq m -> parm(e.from(), m);
            case SlacMessage.StartAttenCharInd m -> startSounding(e.from(), m);
            case SlacMessage.MnbcSoundInd m -> sound(e.from(), m);
            case SlacMessage.AttenProfileInd m when isOwnModem(e.from()) -> profile(m);
            case SlacMessage.AttenCharRsp m when isForUs(e) -> heard(e.from(), m);
            case SlacMessage.ValidateReq _ when isForUs(e) -> validate(e.from());
            case SlacMessage.MatchReq m when isForUs(e) -> match(e.from(), m);
            case SlacMessage.SetKeyCnf _ when isOwnModem(e.from()) -> keyed();
            case SlacMessage.LinkStatusCnf m when isOwnModem(e.from()) -> linkStatus(m.up());
            default -> {} // not for a charger
        }
    }

    private boolean isForUs(Envelope e) {
        return e.to().equals(settings.own());
    }

    private boolean isOwnModem(Mac from) {
        return settings.modem().equals(Mac.BROADCAST) || from.equals(settings.modem());
    }

    private void parm(Mac vehicle, SlacMessage.ParmReq m) {
        boolean open =
                switch (state.phase()) {
                    case Phase.Waiting _, Phase.Failed _ -> true;
                    // Only the vehicle itself may give up what it has.
                    case Phase.Joining p -> p.vehicle().equals(vehicle);
                    case Phase.Linked p -> p.vehicle().equals(vehicle);
                    case Phase.Keying _, Phase.Idle _, Phase.StepEf _ -> false;
                };
        Run before = run(vehicle);
        if (!open
                || !state.plugged()
                || (before == null && state.runs().size() >= MOST_RUNS)
                || isStrange(vehicle)) {
            return;
        }
        if (before == null) {
            note(SlacEvent.MATCHING_BEGAN, Double.NaN, vehicle.toString());
        }
        if (!(state.phase() instanceof Phase.Waiting)) {
            state = state.with(waiting(), List.of());
        }
        send(vehicle, new SlacMessage.ParmCnf(SOUNDS, SOUNDING_HUNDRED_MILLIS, vehicle, m.runId()));
        replace(
                new Run(
                        vehicle,
                        m.runId(),
                        Sub.WAIT_START,
                        nowNanos + SEQUENCE_NANOS,
                        0,
                        List.of(),
                        Attenuation.flat(0),
                        0));
    }

    /** Group addresses and our own cannot be a vehicle. */
    private boolean isStrange(Mac vehicle) {
        return ((vehicle.bits() >>> 40) & 1) != 0 || vehicle.equals(settings.own());
    }

    private void startSounding(Mac vehicle, SlacMessage.StartAttenCharInd m) {
        Run run = run(vehicle, m.runId(), Sub.WAIT_START);
        if (run != null) {
            replace(
                    new Run(
                            vehicle,
                            m.runId(),
                            Sub.SOUNDING,
                            nowNanos + SOUNDING_NANOS,
                            0,
                            List.of(),
                            run.told(),
                            0));
        }
    }

    private void sound(Mac vehicle, SlacMessage.MnbcSoundInd m) {
        Run run = run(vehicle, m.runId(), Sub.SOUNDING);
        if (run != null && run.sounds() < SOUNDS) {
            replace(
                    new Run(
                            vehicle,
                            run.runId(),
                            Sub.SOUNDING,
                            run.deadlineNanos(),
                            run.sounds() + 1,
                            run.heard(),
                            run.told(),
                            0));
        }
    }

    private void profile(SlacMessage.AttenProfileInd m) {
        Run run = run(m.vehicle());
        if (run == null || run.sub() != Sub.SOUNDING || run.heard().size() >= SOUNDS) {
            return;
        }
        var heard = new ArrayList<>(run.heard());
        heard.add(m.attenuation());
        var more =
                new Run(
                        run.vehicle(),
                        run.runId(),
                        Sub.SOUNDING,
                        run.deadlineNanos(),
                        run.sounds(),
                        heard,
                        run.told(),
                        0);
        replace(more);
        if (heard.size() == SOUNDS) {
            tell(more);
        }
    }

    private void tell(Run run) {
        Attenuation average =
                Attenuation.average(
                        run.heard(), settings.numbers().get(SlacSettings.ATTENUATION_OFFSET));
        repeat(
                new Run(
                        run.vehicle(),
                        run.runId(),
                        Sub.WAIT_RESPONSE,
                        nowNanos,
                        run.sounds(),
                        run.heard(),
                        average,
                        -1));
    }

    private void repeat(Run run) {
        send(
                run.vehicle(),
                new SlacMessage.AttenCharInd(
                        run.vehicle(), run.runId(), run.heard().size(), run.told()));
        replace(
                new Run(
                        run.vehicle(),
                        run.runId(),
                        Sub.WAIT_RESPONSE,
                        nowNanos + RESPONSE_NANOS,
                        run.sounds(),
                        run.heard(),
                        run.told(),
                        run.repeats() + 1));
    }

    private void heard(Mac from, SlacMessage.AttenCharRsp m) {
        Run run = run(from, m.runId(), Sub.WAIT_RESPONSE);
        if (run == null || !m.vehicle().equals(from)) {
            return;
        }
        if (m.result() != 0) {
            drop(run, "it refused the attenuation");
            return;
        }
        replace(
                new Run(
                        from,
                        run.runId(),
                        Sub.WAIT_MATCH,
                        nowNanos + SESSION_NANOS,
                        run.sounds(),
                        run.heard(),
                        run.told(),
                        0));
    }

    private void validate(Mac vehicle) {
        Run run = run(vehicle);
        if (run != null && run.sub() == Sub.WAIT_MATCH) {
            send(vehicle, new SlacMessage.ValidateCnf(0, VALIDATION_NOT_REQUIRED));
        }
    }

    private void match(Mac from, SlacMessage.MatchReq m) {
        if (!m.vehicle().equals(from) || !m.charger().equals(settings.own())) {
            return;
        }
        boolean again =
                switch (state.phase()) {
                    case Phase.Joining p -> p.vehicle().equals(from) && p.runId() == m.runId();
                    case Phase.Linked p -> p.vehicle().equals(from) && p.runId() == m.runId();
                    default -> false;
                };
        if (again) {
            confirm(from, m.runId()); // our answer was lost
            return;
        }
        Run run = run(from, m.runId(), Sub.WAIT_MATCH);
        if (run == null) {
            return;
        }
        confirm(from, m.runId());
        note(SlacEvent.MATCHED, run.told().meanDb(), from.toString());
        if (settings.kind() == Modem.UNKNOWN) {
            linked(from, m.runId());
        } else {
            state =
                    state.with(
                            new Phase.Joining(
                                    from,
                                    m.runId(),
                                    nowNanos + settings.nanos(SlacSettings.JOIN_TIMEOUT),
                                    nowNanos + JOIN_POLL_NANOS),
                            List.of());
        }
    }

    private void confirm(Mac vehicle, long runId) {
        send(vehicle, new SlacMessage.MatchCnf(vehicle, settings.own(), runId, state.key()));
    }

    private void keyed() {
        if (state.phase() instanceof Phase.Keying) {
            state = state.with(state.plugged() ? waiting() : new Phase.Idle());
        }
    }

    private void linkStatus(boolean up) {
        switch (state.phase()) {
            case Phase.Joining p when up -> linked(p.vehicle(), p.runId());
            case Phase.Linked p when up ->
                    state = state.with(new Phase.Linked(p.vehicle(), p.runId(), 0, p.pollNanos()));
            default -> {} // down is what a missed poll counts as
        }
    }

    private void linked(Mac vehicle, long runId) {
        note(SlacEvent.LINK_UP, Double.NaN, vehicle.toString());
        state =
                new SlacState(
                        new Phase.Linked(vehicle, runId, 0, nowNanos + LINK_POLL_NANOS),
                        state.key(),
                        state.plugged(),
                        0,
                        List.of());
    }

    // --- runs ---

    private @org.jspecify.annotations.Nullable Run run(Mac vehicle) {
        for (Run run : state.runs()) {
            if (run.vehicle().equals(vehicle)) {
                return run;
            }
        }
        return null;
    }

    private @org.jspecify.annotations.Nullable Run run(Mac vehicle, long runId, Sub sub) {
        Run run = run(vehicle);
        return run != null && run.runId() == runId && run.sub() == sub ? run : null;
    }

    private void replace(Run run) {
        var runs = new ArrayList<>(state.runs());
        runs.removeIf(each -> each.vehicle().equals(run.vehicle()));
        runs.add(run);
        state = state.withRuns(runs);
    }

    private void drop(Run run, String why) {
        note(SlacEvent.RUN_DROPPED, Double.NaN, run.vehicle() + " " + why);
        var runs = new ArrayList<>(state.runs());
        runs.removeIf(each -> each.vehicle().equals(run.vehicle()));
        state = state.withRuns(runs);
    }

    private void send(Mac to, SlacMessage message) {
        frames.add(new Frame(to, message));
    }

    private void note(SlacEvent event, double a, String text) {
        notes.add(new Note(event, a, text));
    }
}
