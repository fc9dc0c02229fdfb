package org.tidegate.protection.internal;

import java.util.SplittableRandom;
import org.tidegate.protection.ProtectionSettings.Service;

/**
 * Decides when the charger may feed or draw again (IEEE 1547-2018 4.10, EN 50549-1 4.10): voltage
 * and frequency must stay inside the window, and the operator must permit service, for the whole
 * observation time and its random part. Leaving the window, losing the measurement or losing the
 * permission starts the time again.
 */
public final class EnterService {
    private final SplittableRandom random;
    private Service service;
    private boolean inWindow;
    private long observedNanos;
    private long drawnNanos;

    /**
     * @param randomSeed of the random part of the observation time: chargers in one street must not
     *     share it
     */
    public EnterService(Service service, long randomSeed) {
        this.service = service;
        random = new SplittableRandom(randomSeed);
        leave();
    }

    /** New numbers; the time already observed goes on counting. */
    public void apply(Service next) {
        if (next.randomNanos() != service.randomNanos()) {
            service = next;
            draw();
        }
        service = next;
    }

    /** Out of service from now on: the observation time starts, with a new random part. */
    public void leave() {
        draw();
        restart();
    }

    private void draw() {
        drawnNanos = service.randomNanos() > 0 ? random.nextLong(service.randomNanos() + 1) : 0;
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
        return inWindow && observedNanos >= neededNanos();
    }

    private long neededNanos() {
        return service.observationNanos() + drawnNanos;
    }

    /** {@code Long.MAX_VALUE} outside the window. */
    public long remainingNanos() {
        return inWindow ? Math.max(0, neededNanos() - observedNanos) : Long.MAX_VALUE;
    }
}
