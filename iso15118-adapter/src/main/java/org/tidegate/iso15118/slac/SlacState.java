package org.tidegate.iso15118.slac;

import java.util.List;

/**
 * Everything matching remembers between two steps.
 *
 * @param plugged whether there is a vehicle on the pilot
 * @param retriesUsed how often the pilot went to E/F for this vehicle
 * @param runs tries of vehicles under way; more than one where a neighbour's vehicle is heard too
 */
public record SlacState(
        Phase phase, NetworkKey key, boolean plugged, int retriesUsed, List<Run> runs) {
    public SlacState {
        runs = List.copyOf(runs);
    }

    /** Where it stands. */
    public sealed interface Phase {
        /** The modem is being told its network; {@code tries} so far. */
        record Keying(int tries, long deadlineNanos) implements Phase {}

        /** Nobody is there. */
        record Idle() implements Phase {}

        /** A vehicle is there and shall ask. */
        record Waiting(long deadlineNanos) implements Phase {}

        /** The pilot is in state E or F, which wakes a vehicle that has not asked. */
        record StepEf(long untilNanos) implements Phase {}

        /** The vehicle has the key and joins the network. */
        record Joining(Mac vehicle, long runId, long deadlineNanos, long pollNanos)
                implements Phase {}

        /** Data can flow. */
        record Linked(Mac vehicle, long runId, int missed, long pollNanos) implements Phase {}

        /** No further try until the vehicle is unplugged or asks by itself. */
        record Failed(String reason) implements Phase {}
    }

    /** Where one vehicle's try stands. */
    public enum Sub {
        WAIT_START,
        SOUNDING,
        WAIT_RESPONSE,
        WAIT_MATCH
    }

    /**
     * One try of one vehicle.
     *
     * @param heard what the own modem told about each sound
     * @param told what the vehicle was told, once it was
     */
    public record Run(
            Mac vehicle,
            long runId,
            Sub sub,
            long deadlineNanos,
            int sounds,
            List<Attenuation> heard,
            Attenuation told,
            int repeats) {
        public Run {
            heard = List.copyOf(heard);
        }
    }

    SlacState with(Phase next) {
        return new SlacState(next, key, plugged, retriesUsed, runs);
    }

    SlacState with(Phase next, List<Run> otherRuns) {
        return new SlacState(next, key, plugged, retriesUsed, otherRuns);
    }

    SlacState withRuns(List<Run> otherRuns) {
        return new SlacState(phase, key, plugged, retriesUsed, otherRuns);
    }
}
