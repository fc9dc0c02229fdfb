package org.tidegate.iso15118.internal.iso2;

import org.tidegate.iso15118.EvseState.Stop;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.Outside;
import org.tidegate.iso15118.internal.iso2.Reply.Wish;

/** The charger wants the vehicle to end the charge loop. */
final class Stopping {
    private Stopping() {}

    static boolean isIgnored(OlderSession s, Context context) {
        return context.evse().stop() == Stop.NORMAL
                && s.times().stopNanos() != OlderSession.NEVER
                && context.isOlderThan(s.times().stopNanos(), SeccSettings.STOP_DELAY);
    }

    static Outcome ignored(OlderSession s, Ask ask, Outside outside) {
        double delayS = outside.context().settings().numbers().get(SeccSettings.STOP_DELAY);
        return Order.refused(
                s, ask, Code.FAILED, Refusal.STOP_IGNORED, "for %.0f s".formatted(delayS), outside);
    }

    /** When the vehicle was first asked to stop, which may be now. */
    static long since(OlderSession s, Context context) {
        boolean first =
                context.evse().stop() == Stop.NORMAL && s.times().stopNanos() == OlderSession.NEVER;
        return first ? context.nowNanos() : s.times().stopNanos();
    }

    /** NotificationMaxDelay: counts down while the vehicle has not reacted. */
    static int delayS(OlderSession s, Context context, Wish wish) {
        long delayNanos = context.settings().nanos(SeccSettings.STOP_DELAY);
        return switch (wish) {
            case NONE -> 0;
            case RENEGOTIATE -> (int) (delayNanos / 1_000_000_000L);
            case STOP_CHARGING ->
                    (int)
                            Math.max(
                                    0,
                                    (delayNanos - (context.nowNanos() - s.times().stopNanos()))
                                            / 1_000_000_000L);
        };
    }

    static Outcome noted(
            Outcome outcome, OlderSession before, OlderSession after, Context context) {
        boolean first =
                before.times().stopNanos() == OlderSession.NEVER
                        && after.times().stopNanos() != OlderSession.NEVER;
        String reason = context.evse().stopReason();
        return first
                ? outcome.note(
                        Iso15118Event.STOP_NOTIFIED,
                        context.settings().numbers().get(SeccSettings.STOP_DELAY),
                        Double.NaN,
                        reason == null ? "" : reason)
                : outcome;
    }
}
