package org.tidegate.controller.update;

import java.util.List;
import org.tidegate.controller.update.UpdateInput.Verdict;
import org.tidegate.controller.update.UpdateInstaller.Progress;
import org.tidegate.controller.update.UpdateState.Outcome;
import org.tidegate.controller.update.UpdateState.Stage;

/**
 * Decides about an update, purely: state and input to state and actions. The caller stores the new
 * state before it performs the actions, so a power cut at any instant leads to a boot that finds a
 * state from which there is a way to a kept release, old or new.
 */
public final class UpdateMachine {
    /** A new release has this long to be well; longer than OCPP's slowest reconnection. */
    public static final long TRIAL_NANOS = 600_000_000_000L;

    /** It must be well for this long without a break. */
    public static final long WELL_NANOS = 60_000_000_000L;

    /** Writing a slot of 1 GB to the slowest card takes 10 minutes. */
    public static final long WRITING_NANOS = 1_800_000_000_000L;

    /** Between two attempts of a verb that failed, and for a restart to happen. */
    public static final long AGAIN_NANOS = 60_000_000_000L;

    /** A release that brings the board down is tried this often. */
    public static final int MOST_BOOTS = 3;

    /**
     * What need not survive a power cut.
     *
     * @param stageNanos since when the stage lasts
     * @param wellNanos since when the charger is well; {@code NEVER} if it is not
     */
    public record Timing(long stageNanos, long wellNanos, boolean well) {
        public static Timing at(long nowNanos) {
            return new Timing(nowNanos, nowNanos, false);
        }
    }

    /**
     * @param actions to be done in order, once the state is stored
     */
    public record Step(UpdateState state, Timing timing, List<UpdateAction> actions) {
        public Step {
            actions = List.copyOf(actions);
        }
    }

    private UpdateMachine() {}

    public static Step step(UpdateState state, Timing timing, UpdateInput in, long nowNanos) {
        Timing seen = observe(timing, in, nowNanos);
        if (in.booted()) {
            return booted(state, in, nowNanos);
        }
        UpdateOrder order = in.order();
        if (order != null) {
            return state.stage() == Stage.IDLE
                    ? next(state.ordered(order), nowNanos, new UpdateAction.Verify(order.bundle()))
                    : new Step(
                            state,
                            seen,
                            List.of(
                                    new UpdateAction.Refuse(
                                            order,
                                            "update "
                                                    + state.order().requestId()
                                                    + " is under"
                                                    + " way; remedy: wait for its end")));
        }
        long lasts = nowNanos - seen.stageNanos();
        return switch (state.stage()) {
            case IDLE -> stay(state, seen);
            case VERIFYING -> verifying(state, seen, in, nowNanos);
            case WAITING ->
                    in.energised()
                            ? stay(state, seen)
                            : next(
                                    state.installing(in.running(), in.settings()),
                                    nowNanos,
                                    new UpdateAction.Begin(state.order().bundle()));
            case INSTALLING -> installing(state, seen, in, nowNanos);
            case ACTIVATING -> activating(state, seen, in, nowNanos, lasts);
            case TRYING -> trying(state, seen, in, nowNanos, lasts);
            case COMMITTING ->
                    in.progress() instanceof Progress.Done
                            ? next(state.ended(Outcome.INSTALLED, ""), nowNanos)
                            : again(state, seen, nowNanos, lasts, new UpdateAction.MarkGood());
            case ROLLING_BACK ->
                    in.energised()
                            ? stay(state, seen)
                            : again(state, seen, nowNanos, lasts, new UpdateAction.RollBack());
        };
    }

    /** The board has started; what runs tells what became of the plan. */
    private static Step booted(UpdateState state, UpdateInput in, long nowNanos) {
        boolean isTarget = in.running().number() == state.target().number();
        return switch (state.stage()) {
            case IDLE -> {
                // What somebody installed by hand is the least that is accepted from now on.
                long floor = Math.max(state.floor(), in.running().number());
                yield next(state.withFloor(floor), nowNanos);
            }
            case VERIFYING, WAITING ->
                    next(
                            state.in(Stage.VERIFYING),
                            nowNanos,
                            new UpdateAction.Verify(state.order().bundle()));
            case INSTALLING ->
                    next(
                            state.ended(
                                    Outcome.FAILED,
                                    "the board restarted while the update was being written;"
                                            + " remedy: order it again"),
                            nowNanos,
                            new UpdateAction.Recover());
            case ACTIVATING ->
                    isTarget ? next(state.trying(1), nowNanos) : cameUpOld(state, nowNanos);
            case TRYING -> {
                if (!isTarget) {
                    yield cameUpOld(state, nowNanos);
                }
                int boot = state.boots() + 1;
                yield boot > MOST_BOOTS
                        ? takeBack(
                                state, nowNanos, "it restarted " + MOST_BOOTS + " times on trial")
                        : next(state.trying(boot), nowNanos);
            }
            case COMMITTING ->
                    isTarget
                            ? next(state, nowNanos, new UpdateAction.MarkGood())
                            : cameUpOld(state, nowNanos);
            case ROLLING_BACK ->
                    isTarget
                            ? next(state, nowNanos, new UpdateAction.RollBack())
                            : next(
                                    state.ended(
                                            state.boots() > 0 ? Outcome.TAKEN_BACK : Outcome.FAILED,
                                            state.reason()),
                                    nowNanos,
                                    new UpdateAction.Recover());
        };
    }

    private static Step cameUpOld(UpdateState state, long nowNanos) {
        boolean ran = state.boots() > 0;
        return next(
                state.ended(
                        ran ? Outcome.TAKEN_BACK : Outcome.FAILED,
                        "the board came up with another release than "
                                + state.target()
                                + "; remedy: look into the boot loader's log"),
                nowNanos,
                new UpdateAction.Recover());
    }

    private static Step verifying(UpdateState state, Timing seen, UpdateInput in, long nowNanos) {
        return switch (in.verdict()) {
            case null -> stay(state, seen);
            case Verdict.Bad bad ->
                    next(
                            state.ended(
                                    bad.forged() ? Outcome.NOT_GENUINE : Outcome.REFUSED,
                                    bad.reason()),
                            nowNanos);
            case Verdict.Genuine genuine -> {
                long floor = Math.max(state.floor(), in.running().number());
                if (genuine.release().number() <= floor) {
                    yield next(
                            state.ended(
                                    Outcome.REFUSED,
                                    genuine.release()
                                            + " is not newer than release "
                                            + floor
                                            + "; remedy: order a newer one"),
                            nowNanos);
                }
                if (in.energised() && !state.order().whenIdle()) {
                    yield next(
                            state.ended(
                                    Outcome.REFUSED,
                                    "the charger is energised; remedy: order it when no session"
                                            + " runs"),
                            nowNanos);
                }
                yield next(state.verified(genuine.release()), nowNanos);
            }
        };
    }

    private static Step installing(UpdateState state, Timing seen, UpdateInput in, long nowNanos) {
        return switch (in.progress()) {
            case Progress.Failed failed ->
                    next(
                            state.ended(Outcome.FAILED, failed.reason()),
                            nowNanos,
                            new UpdateAction.Recover());
            case Progress.Done _ ->
                    in.energised()
                            ? stay(state, seen)
                            : next(
                                    state.in(Stage.ACTIVATING),
                                    nowNanos,
                                    new UpdateAction.Activate());
            case Progress.Nothing _, Progress.Working _ ->
                    nowNanos - seen.stageNanos() < WRITING_NANOS
                            ? stay(state, seen)
                            : next(
                                    state.ended(
                                            Outcome.FAILED,
                                            "writing took longer than 30 minutes; remedy: check"
                                                    + " the medium and the updater's log"),
                                    nowNanos,
                                    new UpdateAction.Recover());
        };
    }

    private static Step activating(
            UpdateState state, Timing seen, UpdateInput in, long nowNanos, long lasts) {
        boolean failed = in.progress() instanceof Progress.Failed;
        if (!failed && lasts < AGAIN_NANOS) {
            return stay(state, seen);
        }
        String why =
                in.progress() instanceof Progress.Failed(String reason)
                        ? reason
                        : "the board did not restart; remedy: check the updater's log";
        // The target may be what the next boot takes; that must be taken back as well.
        return takeBack(state, nowNanos, why);
    }

    private static Step trying(
            UpdateState state, Timing seen, UpdateInput in, long nowNanos, long lasts) {
        if (!in.settings().equals(state.settings())) {
            return takeBack(state, nowNanos, "the settings are not what they were before");
        }
        if (seen.well() && nowNanos - seen.wellNanos() >= WELL_NANOS) {
            return next(
                    state.withFloor(state.target().number()).in(Stage.COMMITTING),
                    nowNanos,
                    new UpdateAction.MarkGood());
        }
        return lasts < TRIAL_NANOS
                ? stay(state, seen)
                : takeBack(
                        state,
                        nowNanos,
                        "it was not well for a minute in 10 minutes: "
                                + (in.illness().isEmpty() ? "it came and went" : in.illness()));
    }

    private static Step takeBack(UpdateState state, long nowNanos, String why) {
        // No action yet: rolling back begins when nothing is energised, a step from now.
        var timing = new Timing(nowNanos - AGAIN_NANOS, nowNanos, false);
        return new Step(state.because(why).in(Stage.ROLLING_BACK), timing, List.of());
    }

    private static Step again(
            UpdateState state, Timing seen, long nowNanos, long lasts, UpdateAction action) {
        return lasts < AGAIN_NANOS ? stay(state, seen) : next(state, nowNanos, action);
    }

    private static Timing observe(Timing timing, UpdateInput in, long nowNanos) {
        if (!in.illness().isEmpty()) {
            return new Timing(timing.stageNanos(), nowNanos, false);
        }
        return timing.well() ? timing : new Timing(timing.stageNanos(), nowNanos, true);
    }

    private static Step stay(UpdateState state, Timing timing) {
        return new Step(state, timing, List.of());
    }

    private static Step next(UpdateState state, long nowNanos, UpdateAction... actions) {
        return new Step(state, Timing.at(nowNanos), List.of(actions));
    }
}
