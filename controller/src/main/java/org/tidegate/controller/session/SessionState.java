package org.tidegate.controller.session;

/** The session machine's states; each carries only its own data. */
public sealed interface SessionState {
    SessionPhase phase();

    /** Number of the session this state belongs to, or of the last one. */
    long number();

    long sinceNanos();

    default StopReason reason() {
        return StopReason.NONE;
    }

    /**
     * Nothing is plugged in.
     *
     * @param reason why the session before ended, so that whoever looks late still learns it
     */
    record Available(long number, long sinceNanos, StopReason reason) implements SessionState {
        @Override
        public SessionPhase phase() {
            return SessionPhase.AVAILABLE;
        }
    }

    /** Plugged in; the vehicle may talk but not proceed. */
    record Authorising(long number, long sinceNanos) implements SessionState {
        @Override
        public SessionPhase phase() {
            return SessionPhase.AUTHORISING;
        }
    }

    /**
     * Authorised; the vehicle negotiates.
     *
     * @param met the vehicle has spoken since then, so that a goodbye from an earlier conversation
     *     is not taken for this one's
     */
    record Preparing(long number, long sinceNanos, boolean met) implements SessionState {
        @Override
        public SessionPhase phase() {
            return SessionPhase.PREPARING;
        }
    }

    /** Test voltage on the cable, vehicle contactors open. */
    record CableCheck(long number, long sinceNanos, Test test, long testSinceNanos)
            implements SessionState {
        /** Stations of the test. */
        public enum Test {
            /** Voltage rises to the test voltage. */
            RISING,
            /** Insulation is watched at the test voltage. */
            HOLDING,
            /** Voltage falls below 60 V before the vehicle hears that the check has passed. */
            FALLING,
            PASSED
        }

        @Override
        public SessionPhase phase() {
            return SessionPhase.CABLE_CHECK;
        }
    }

    /** Output follows the battery voltage with at most 2 A. */
    record PreCharge(long number, long sinceNanos) implements SessionState {
        @Override
        public SessionPhase phase() {
            return SessionPhase.PRE_CHARGE;
        }
    }

    /** Energy may flow. */
    record Energy(long number, long sinceNanos) implements SessionState {
        @Override
        public SessionPhase phase() {
            return SessionPhase.ENERGY;
        }
    }

    /** Power is zero; contactors open once the current is gone or the deadline has come. */
    record Stopping(long number, long sinceNanos, StopReason reason, StopOrder order)
            implements SessionState {
        @Override
        public SessionPhase phase() {
            return SessionPhase.STOPPING;
        }
    }

    /** Over, still plugged in. */
    record Finished(long number, long sinceNanos, StopReason reason) implements SessionState {
        @Override
        public SessionPhase phase() {
            return SessionPhase.FINISHED;
        }
    }

    /** The charger is out of order. Exit: cause gone, then unplugged or cleared by command. */
    record Faulted(long number, long sinceNanos, StopReason reason) implements SessionState {
        @Override
        public SessionPhase phase() {
            return SessionPhase.FAULTED;
        }
    }
}
