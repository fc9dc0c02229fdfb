package org.tidegate.protection.internal;

import org.tidegate.protection.FirstOrderLag;
import org.tidegate.protection.SupportSettings.AutonomousReference;
import org.tidegate.protection.SupportSettings.ReactiveMode;

/**
 * Reactive power against voltage (IEEE 1547-2018 5.3.3; EN 50549-1 4.7.2.3.3; AS/NZS 4777.2
 * 3.3.2.3): a curve around a reference voltage, followed with the open-loop response time. The
 * reference is fixed, or follows the voltage itself with a long time constant, so that the curve
 * answers changes and not the level.
 */
public final class VoltVar {
    /** From a time constant to the 90 % time that the lag is told. */
    private static final double LN_10 = 2.3;

    private final FirstOrderLag follower = new FirstOrderLag();
    private boolean following;

    /** Exported power has reached the lock-in value and not fallen below the lock-out value. */
    private boolean lockedIn;

    /** Out of service the reference is the voltage of the moment. */
    public void restart(double voltagePu) {
        following = !Double.isNaN(voltagePu);
        lockedIn = false;
        if (following) {
            follower.reset(voltagePu);
        }
    }

    /**
     * The reactive power that the curve asks for now, before any response time.
     *
     * @param importPu active power, plus imports
     */
    public double step(
            ReactiveMode.VoltVar settings, double voltagePu, double importPu, double dtSeconds) {
        if (!following) {
            restart(voltagePu);
        }
        AutonomousReference f = settings.follower();
        double followed = follower.step(voltagePu, f.timeConstantNanos() * 1e-9 * LN_10, dtSeconds);
        double referencePu =
                settings.autonomous()
                        ? Bounds.between(followed, f.lowestPu(), f.highestPu())
                        : settings.referencePu();
        ReactiveMode.Lock lock = settings.lock();
        if (lock != null) {
            lockedIn = -importPu >= (lockedIn ? lock.outPu() : lock.inPu());
            if (!lockedIn) {
                return 0;
            }
        }
        return settings.curve().at(voltagePu - (referencePu - 1));
    }
}
