package org.tidegate.protection.internal;

import org.tidegate.protection.GridMode;
import org.tidegate.protection.ProtectionEvent;
import org.tidegate.protection.internal.FrequencySupport.Direction;
import org.tidegate.runtime.EventRing;

/** Tells the lane's ring what changed; changes nothing itself. */
public final class Reporter {
    private static final long NEVER = Long.MIN_VALUE;

    private final EventRing events;
    private boolean wasObserving;
    private boolean wasExhausted;
    private long abnormalSinceNanos = NEVER;
    private long blindSinceNanos = NEVER;
    private Direction wasSupporting = Direction.INACTIVE;

    public Reporter(EventRing events) {
        this.events = events;
    }

    public void tripped(String stage, double extreme, long beyondNanos, long nowNanos) {
        events.emit(ProtectionEvent.TRIPPED, nowNanos, extreme, beyondNanos * 1e-9, stage);
    }

    public void islandSuspected(double deviationHz, double frequencyHz, long nowNanos) {
        events.emit(ProtectionEvent.ISLAND_SUSPECTED, nowNanos, deviationHz, frequencyHz, "");
    }

    public void islandDisproved(double frequencyHz, long nowNanos) {
        events.emit(ProtectionEvent.ISLAND_DISPROVED, nowNanos, Double.NaN, frequencyHz, "");
    }

    public void permitWithdrawn(long nowNanos) {
        events.emit(ProtectionEvent.PERMIT_WITHDRAWN, nowNanos);
    }

    public void settingsChanged(String profile, long nowNanos) {
        events.emit(ProtectionEvent.SETTINGS_CHANGED, nowNanos, Double.NaN, Double.NaN, profile);
    }

    public void waiting(EnterService service, boolean entered, long nowNanos) {
        boolean observing = !entered && service.remainingNanos() != Long.MAX_VALUE;
        if (observing && !wasObserving) {
            double secondsLeft = service.remainingNanos() * 1e-9;
            events.emit(ProtectionEvent.OBSERVING, nowNanos, Double.NaN, secondsLeft, "");
        }
        wasObserving = observing;
    }

    public void entered(double rampSeconds, long nowNanos) {
        events.emit(ProtectionEvent.ENTERED_SERVICE, nowNanos, Double.NaN, rampSeconds, "");
    }

    public void support(Direction is, double deliveredPu, double frequencyHz, long nowNanos) {
        if (is != Direction.INACTIVE && is != wasSupporting) {
            events.emit(
                    ProtectionEvent.FREQUENCY_SUPPORT_BEGAN,
                    nowNanos,
                    deliveredPu,
                    frequencyHz,
                    "");
        } else if (is == Direction.INACTIVE && wasSupporting != Direction.INACTIVE) {
            events.emit(
                    ProtectionEvent.FREQUENCY_SUPPORT_ENDED, nowNanos, Double.NaN, frequencyHz, "");
        }
        wasSupporting = is;
    }

    /** Out of service support ends without a word: the trip says it. */
    public void supportForgotten() {
        wasSupporting = Direction.INACTIVE;
    }

    public void disturbances(int count, boolean exhausted, long nowNanos) {
        if (exhausted && !wasExhausted) {
            events.emit(ProtectionEvent.DISTURBANCES_EXHAUSTED, nowNanos, count, Double.NaN, "");
        }
        wasExhausted = exhausted;
    }

    public void sight(boolean blind, long nowNanos) {
        if (blind && blindSinceNanos == NEVER) {
            blindSinceNanos = nowNanos;
            events.emit(ProtectionEvent.BLIND, nowNanos);
        } else if (!blind && blindSinceNanos != NEVER) {
            double seconds = (nowNanos - blindSinceNanos) * 1e-9;
            blindSinceNanos = NEVER;
            events.emit(ProtectionEvent.SIGHT_REGAINED, nowNanos, Double.NaN, seconds, "");
        }
    }

    public void mode(GridMode before, GridMode mode, Observation seen, long nowNanos) {
        boolean abnormal =
                mode != GridMode.TRIPPED
                        && mode != GridMode.CONTINUOUS_OPERATION
                        && mode != GridMode.ENTERING_SERVICE;
        if (abnormal && mode != before) {
            if (abnormalSinceNanos == NEVER) {
                abnormalSinceNanos = nowNanos;
            }
            double lowestPu = seen.voltage().lowestPu();
            double highestPu = seen.voltage().highestPu();
            double furthestPu =
                    Math.abs(lowestPu - 1) >= Math.abs(highestPu - 1) ? lowestPu : highestPu;
            events.emit(
                    ProtectionEvent.RIDING_THROUGH,
                    nowNanos,
                    furthestPu,
                    seen.frequencyHz(),
                    mode.abbreviation());
        } else if (!abnormal && abnormalSinceNanos != NEVER) {
            if (mode != GridMode.TRIPPED) {
                double seconds = (nowNanos - abnormalSinceNanos) * 1e-9;
                events.emit(ProtectionEvent.RODE_THROUGH, nowNanos, Double.NaN, seconds, "");
            }
            abnormalSinceNanos = NEVER;
        }
    }
}
