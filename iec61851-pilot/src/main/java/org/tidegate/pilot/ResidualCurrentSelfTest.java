package org.tidegate.pilot;

import org.tidegate.runtime.EventRing;

/**
 * Proves the residual-current device before every vehicle: with the test current it must open, and
 * close again without it (IEC 62955, IEC 61851-1 8.5). Runs with open contactors only, after a
 * start and after every vehicle. Nothing is energised before it has passed.
 */
public final class ResidualCurrentSelfTest {
    /** An RDC-DD trips at 60 mA within 0.3 s; some slack for the contact. */
    private static final long TRIP_NANOS = 500_000_000L;

    private static final long CLOSE_NANOS = 2_000_000_000L;

    private enum Step {
        DUE,
        TRIPPING,
        CLOSING,
        PASSED,
        FAILED
    }

    private final EventRing events;
    private Step step = Step.DUE;
    private long sinceNanos;

    public ResidualCurrentSelfTest(EventRing events) {
        this.events = events;
    }

    /** Tests again: a vehicle has left, or a person has cleared the fault. */
    public void repeat() {
        if (step == Step.PASSED || step == Step.FAILED) {
            step = Step.DUE;
        }
    }

    /**
     * @param atRest the contactors are open and nothing wants them closed
     * @param deviceClosed the device's own contact; what it says now is no fault while {@link
     *     #isRunning}
     * @return whether to send the test current
     */
    public boolean step(boolean atRest, boolean deviceClosed, long nowNanos) {
        switch (step) {
            case DUE -> {
                // A device that has tripped by itself is a fault, not a subject.
                if (atRest && deviceClosed) {
                    to(Step.TRIPPING, nowNanos);
                }
            }
            case TRIPPING -> {
                if (!deviceClosed) {
                    to(Step.CLOSING, nowNanos);
                } else if (nowNanos - sinceNanos > TRIP_NANOS) {
                    fail("it does not trip", nowNanos);
                }
            }
            case CLOSING -> {
                if (deviceClosed) {
                    to(Step.PASSED, nowNanos);
                } else if (nowNanos - sinceNanos > CLOSE_NANOS) {
                    fail("it does not close again", nowNanos);
                }
            }
            case PASSED, FAILED -> {}
        }
        return step == Step.TRIPPING;
    }

    private void to(Step next, long nowNanos) {
        step = next;
        sinceNanos = nowNanos;
    }

    private void fail(String why, long nowNanos) {
        to(Step.FAILED, nowNanos);
        events.emit(PilotEvent.RESIDUAL_CURRENT_TEST_FAILED, nowNanos, Double.NaN, Double.NaN, why);
    }

    /** The device is open because it is being tested. */
    public boolean isRunning() {
        return step == Step.TRIPPING || step == Step.CLOSING;
    }

    public boolean passed() {
        return step == Step.PASSED;
    }

    public boolean failed() {
        return step == Step.FAILED;
    }
}
