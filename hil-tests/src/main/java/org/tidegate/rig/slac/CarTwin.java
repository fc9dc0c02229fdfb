package org.tidegate.rig.slac;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.slac.Attenuation;
import org.tidegate.iso15118.slac.Mac;
import org.tidegate.iso15118.slac.NetworkKey;
import org.tidegate.iso15118.slac.SlacMessage;
import org.tidegate.iso15118.slac.SlacMessage.Envelope;

/** The car's side of matching with its modem (ISO 15118-3 A.9), stepped by somebody's clock. */
public final class CarTwin {
    private static final long MILLI = 1_000_000L;
    private static final long RESPONSE_NANOS = 200 * MILLI; // TT_match_response
    private static final long GAP_NANOS = 30 * MILLI; // TP_EV_batch_msg_interval
    private static final long RESULTS_NANOS = 1_200 * MILLI; // TT_EV_atten_results
    private static final long JOIN_NANOS = 1_500 * MILLI;
    private static final int TRIES = 3;
    private static final int STARTS = 3;
    private static final int SOUNDS = 10;

    /** Where the car stands. */
    public enum Stage {
        UNPLUGGED,
        PLUGGED,
        ASKING,
        STARTING,
        SOUNDING,
        WAITING_RESULTS,
        VALIDATING,
        MATCHING,
        JOINING,
        LINKED,
        GAVE_UP
    }

    private final Mac own;
    private final SplittableRandom random;
    private CarHabits habits;
    private Stage stage = Stage.UNPLUGGED;
    private long runId;
    private long nextNanos;
    private int count;
    private int passed;
    private boolean restarted;
    private @Nullable Mac charger;
    private @Nullable Attenuation told;
    private int soundsTold;
    private @Nullable NetworkKey key;

    public CarTwin(Mac own, long seed, CarHabits habits) {
        this.own = own;
        this.random = new SplittableRandom(seed);
        this.habits = habits;
    }

    public Mac address() {
        return own;
    }

    public Stage stage() {
        return stage;
    }

    public CarHabits habits() {
        return habits;
    }

    /** What the charger said about the attenuation; null before. */
    public @Nullable Attenuation told() {
        return told;
    }

    /** Of how many sounds the charger spoke. */
    public int soundsTold() {
        return soundsTold;
    }

    /** Null until the charger has handed it out. */
    public @Nullable NetworkKey key() {
        return key;
    }

    public void plug(long nowNanos) {
        stage = Stage.PLUGGED;
        key = null;
        restarted = false;
        nextNanos =
                habits.asksAfterMillis() == Long.MAX_VALUE
                        ? Long.MAX_VALUE
                        : nowNanos + habits.asksAfterMillis() * MILLI;
    }

    public void unplug() {
        stage = Stage.UNPLUGGED;
        key = null;
    }

    /** The pilot was in state E or F and is back at 5 %. */
    public void sawEf(long nowNanos) {
        if (stage != Stage.UNPLUGGED && habits.wakesOnEf()) {
            nextNanos = nowNanos + 200 * MILLI;
            stage = Stage.PLUGGED;
        }
    }

    /** What the car sends now. */
    public List<Envelope> step(long nowNanos) {
        var out = new ArrayList<Envelope>();
        boolean due = nextNanos != Long.MAX_VALUE && nowNanos - nextNanos >= 0;
        if (!due) {
            return out;
        }
        switch (stage) {
            case PLUGGED -> begin(out, nowNanos);
            case ASKING -> {
                if (++count < TRIES) {
                    ask(out, nowNanos);
                } else {
                    stage = Stage.GAVE_UP;
                }
            }
            case STARTING -> start(out, nowNanos);
            case SOUNDING -> sound(out, nowNanos);
            case WAITING_RESULTS -> stage = Stage.GAVE_UP;
            case VALIDATING, MATCHING -> {
                if (++count < TRIES) {
                    match(out, nowNanos);
                } else {
                    stage = Stage.GAVE_UP;
                }
            }
            case JOINING -> stage = habits.joins() ? Stage.LINKED : Stage.JOINING;
            case UNPLUGGED, LINKED, GAVE_UP -> {}
        }
        return out;
    }

    private void begin(List<Envelope> out, long nowNanos) {
        runId = random.nextLong();
        count = 0;
        passed = 0;
        charger = null;
        ask(out, nowNanos);
    }

    private void ask(List<Envelope> out, long nowNanos) {
        stage = Stage.ASKING;
        nextNanos = nowNanos + RESPONSE_NANOS;
        out.add(new Envelope(Mac.BROADCAST, own, new SlacMessage.ParmReq(runId)));
    }

    private void start(List<Envelope> out, long nowNanos) {
        nextNanos = nowNanos + GAP_NANOS;
        if (habits.starts()) {
            out.add(
                    new Envelope(
                            Mac.BROADCAST,
                            own,
                            new SlacMessage.StartAttenCharInd(SOUNDS, 6, own, runId)));
        }
        if (++count == STARTS) {
            stage = Stage.SOUNDING;
            count = 0;
        }
    }

    private void sound(List<Envelope> out, long nowNanos) {
        nextNanos = nowNanos + GAP_NANOS;
        if (habits.restartsOnce() && !restarted && count == SOUNDS / 2) {
            restarted = true;
            begin(out, nowNanos);
            return;
        }
        if (count < habits.sounds()) {
            out.add(
                    new Envelope(
                            Mac.BROADCAST,
                            own,
                            new SlacMessage.MnbcSoundInd(SOUNDS - 1 - count, runId)));
        }
        if (++count == SOUNDS) {
            stage = Stage.WAITING_RESULTS;
            nextNanos = nowNanos + RESULTS_NANOS;
        }
    }

    private void match(List<Envelope> out, long nowNanos) {
        stage = Stage.MATCHING;
        nextNanos = nowNanos + RESPONSE_NANOS;
        Mac to = charger;
        if (to != null) {
            long number = habits.wrongRunId() ? runId + 1 : runId;
            out.add(new Envelope(to, own, new SlacMessage.MatchReq(own, to, number)));
        }
    }

    /** What the car's modem hands it, and what the car answers at once. */
    public List<Envelope> receive(Envelope e, long nowNanos) {
        var out = new ArrayList<Envelope>();
        if (!e.to().equals(own) || stage == Stage.UNPLUGGED) {
            return out;
        }
        switch (e.message()) {
            case SlacMessage.ParmCnf m when stage == Stage.ASKING && m.runId() == runId -> {
                stage = Stage.STARTING;
                count = 0;
                nextNanos = nowNanos + GAP_NANOS;
            }
            case SlacMessage.AttenCharInd m
                    when stage == Stage.WAITING_RESULTS && m.runId() == runId ->
                    results(e.from(), m, out, nowNanos);
            case SlacMessage.ValidateCnf _ when stage == Stage.VALIDATING -> {
                count = 0;
                match(out, nowNanos);
            }
            case SlacMessage.MatchCnf m when stage == Stage.MATCHING && m.runId() == runId -> {
                key = m.key();
                stage = Stage.JOINING;
                nextNanos = nowNanos + JOIN_NANOS;
            }
            default -> {}
        }
        return out;
    }

    private void results(Mac from, SlacMessage.AttenCharInd m, List<Envelope> out, long nowNanos) {
        if (passed++ < habits.answersAttenuation()) {
            return;
        }
        charger = from;
        told = m.attenuation();
        soundsTold = m.sounds();
        out.add(new Envelope(from, own, new SlacMessage.AttenCharRsp(own, runId, 0)));
        count = 0;
        if (habits.validates()) {
            stage = Stage.VALIDATING;
            nextNanos = nowNanos + RESPONSE_NANOS;
            out.add(new Envelope(from, own, new SlacMessage.ValidateReq(0, 0, 1)));
        } else {
            stage = Stage.MATCHING;
            nextNanos = nowNanos + GAP_NANOS;
        }
    }
}
