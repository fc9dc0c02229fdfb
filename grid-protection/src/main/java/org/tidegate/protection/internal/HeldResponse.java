package org.tidegate.protection.internal;

import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse.Held;

/**
 * The sustained frequency response of AS/NZS 4777.2 4.5.3: too high a frequency takes exported
 * power away in proportion, to zero at the end of the range; too low a frequency takes imported
 * power away. The least power reached is kept until the frequency has been back inside the
 * hysteresis for the hold time, and then power returns with a gradient.
 */
final class HeldResponse extends FrequencySupport {
    private Held settings;
    private Direction outside = Direction.INACTIVE;
    private double beforePu;
    private double calmSeconds;

    HeldResponse(Held settings) {
        this.settings = settings;
    }

    @Override
    public boolean apply(FrequencyResponse next) {
        if (next instanceof Held other) {
            settings = other;
            return true;
        }
        return false;
    }

    @Override
    void support(double frequencyHz, double demandPu, double deliveredPu, double dtSeconds) {
        if (frequencyHz > settings.overStartHz()) {
            begin(Direction.OVER, deliveredPu);
            double share =
                    (frequencyHz - settings.overStartHz())
                            / (settings.overEndHz() - settings.overStartHz());
            // Import helps against too high a frequency and is left alone.
            referencePu = Math.max(referencePu, Math.min(beforePu * (1 - Math.min(1, share)), 0));
        } else if (frequencyHz < settings.underStartHz()) {
            begin(Direction.UNDER, deliveredPu);
            double share =
                    (settings.underStartHz() - frequencyHz)
                            / (settings.underStartHz() - settings.underEndHz());
            referencePu = Math.min(referencePu, Math.max(beforePu * (1 - Math.min(1, share)), 0));
        } else if (direction != Direction.INACTIVE) {
            recover(frequencyHz, demandPu, dtSeconds);
        }
    }

    private void begin(Direction now, double deliveredPu) {
        calmSeconds = 0;
        if (outside == now) {
            return;
        }
        if (direction != now) {
            beforePu = deliveredPu;
            referencePu =
                    now == Direction.OVER ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        outside = now;
        direction = now;
    }

    private void recover(double frequencyHz, double demandPu, double dtSeconds) {
        outside = Direction.INACTIVE;
        boolean calm =
                direction == Direction.OVER
                        ? frequencyHz < settings.overStartHz() - settings.hysteresisHz()
                        : frequencyHz > settings.underStartHz() + settings.hysteresisHz();
        calmSeconds = calm ? calmSeconds + dtSeconds : 0;
        if (calmSeconds < settings.holdNanos() * 1e-9) {
            return;
        }
        double stepPu = settings.perMinutePu() / 60 * dtSeconds;
        if (direction == Direction.OVER) {
            referencePu -= stepPu;
            if (referencePu <= demandPu) {
                reset();
            }
        } else {
            referencePu += stepPu;
            if (referencePu >= demandPu) {
                reset();
            }
        }
    }

    @Override
    public void reset() {
        super.reset();
        outside = Direction.INACTIVE;
        calmSeconds = 0;
    }
}
