package org.tidegate.pilot;

/** Where the pilot machine is. Each state carries only what it needs to leave again. */
public sealed interface PilotState {

    /** What goes on the pilot wire. */
    double dutyPercent();

    /**
     * Times before which something must not happen again. Contactors are open in every state that
     * has them.
     *
     * @param oscillatorNotBeforeNanos x1 lasts until then
     * @param closeNotBeforeNanos the contactors rest until then
     * @param unlockNotBeforeNanos the lock stays closed while the contactors drop out
     */
    record Rest(
            long oscillatorNotBeforeNanos, long closeNotBeforeNanos, long unlockNotBeforeNanos) {}

    /** x1: nothing on offer. Whether a vehicle is there is the level's business. */
    record Idle(Rest rest) implements PilotState {
        @Override
        public double dutyPercent() {
            return DutyCycle.OFF_PERCENT;
        }
    }

    /** x2 with open contactors: the vehicle may talk, or ask for power, or neither. */
    record Offering(double dutyPercent, long dutySinceNanos, Rest rest) implements PilotState {}

    /** x2 with the contactors permitted. */
    record Energised(double dutyPercent, long dutySinceNanos) implements PilotState {}

    /**
     * x1 with the contactors still permitted: the vehicle is to stop drawing and open S2 first.
     *
     * @param openAtNanos from then on they open under load
     * @param afterDigital the offer was a digital session: when that session withdraws its
     *     permission there is nothing to wait for, the charger is the source of the current
     */
    record Stopping(long openAtNanos, boolean afterDigital) implements PilotState {
        @Override
        public double dutyPercent() {
            return DutyCycle.OFF_PERCENT;
        }
    }

    /**
     * State F while the charger is out of order.
     *
     * @param pending a fault that was not over when the charger went out of order
     */
    record OutOfOrder(long sinceNanos, PilotFault pending, Rest rest) implements PilotState {
        @Override
        public double dutyPercent() {
            return DutyCycle.NOT_AVAILABLE_PERCENT;
        }
    }

    /** State F to tell the vehicle about a fault. */
    record Signalling(PilotFault fault, long untilNanos, Rest rest) implements PilotState {
        @Override
        public double dutyPercent() {
            return DutyCycle.NOT_AVAILABLE_PERCENT;
        }
    }

    /**
     * State F as a message to the vehicle.
     *
     * @param rest its oscillator time lies after the pulse and the x1 that follows it
     */
    record Pulsing(PilotPulse pulse, long untilNanos, Rest rest) implements PilotState {
        @Override
        public double dutyPercent() {
            return DutyCycle.NOT_AVAILABLE_PERCENT;
        }
    }

    /** x1, waiting for the fault to be over. */
    record Faulted(PilotFault fault, Rest rest) implements PilotState {
        @Override
        public double dutyPercent() {
            return DutyCycle.OFF_PERCENT;
        }
    }
}
