package org.tidegate.protection.internal;

import org.tidegate.protection.ProtectionSettings.Service;

/**
 * Decides when the charger may feed or draw again (IEEE 1547-2018 4.10, EN 50549-1 4.10): voltage
 * and frequency must stay inside the window, and the operator must permit service, for the whole
 * observation time. Leaving the window, losing the measurement or losing the permission starts the
 * time again.
 */
public final class EnterService {
    private final Service service;
    private boolean inWindow;
    private long observedNanos;

    public EnterService(Service service) {
        this.service = service;
    }

    /** Starts the observation time again. */
    public void restart() {
        inWindow = false;
        observedNanos = 0;
    }

    /**
     * Feeds one sample.
     *
     * @param lowestPu,highestPu NaN if unknown
     * @param permitted the operator's permission and no trip stage still operating
     * @return whether service may be entered now
     */
    public boolean step(
            double lowestPu,
            double highestPu,
            double frequencyHz,
            boolean permitted,
            long dtNanos) {
        inWindow =
                permitted
                        && lowestPu >= service.lowestVoltagePu()
                        && highestPu <= service.highestVoltagePu()
                        && frequencyHz >= service.lowestFrequencyHz()
                        && frequencyHz <= service.highestFrequencyHz();
        observedNanos = inWindow ? observedNanos + dtNanos : 0;
        return inWindow && observedNanos >= service.observationNanos();
    }

    /** {@code Long.MAX_VALUE} outside the window. */
    public long remainingNanos() {
        return inWindow ? Math.max(0, service.observationNanos() - observedNanos) : Long.MAX_VALUE;
    }
}
