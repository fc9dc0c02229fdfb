package org.tidegate.controller.lane;

import java.util.List;
import org.tidegate.protection.TripEvidence;
import org.tidegate.protection.evidence.Channel;
import org.tidegate.protection.evidence.TripRecorder;

/**
 * What the lane saw around a trip: one sample a cycle of what protection judged by. The lane
 * writes, the trip plane collects.
 */
public final class TripTrace {
    private static final double BEFORE_SECONDS = 2;
    private static final double AFTER_SECONDS = 3;

    private static final int VOLTAGE_L1 = 0;
    private static final int FREQUENCY = 3;
    private static final int POWER = 4;
    private static final int TRIPPED = 5;
    private static final int BLOCKED = 6;

    private final TripRecorder recorder;
    private long seenTrips;
    private long seenClearingNanos;

    /**
     * @param nominalVoltageV phase to neutral
     * @param periodNanos of the lane
     */
    public TripTrace(double nominalVoltageV, double nominalHz, double ratedVa, long periodNanos) {
        double volts = 2 * nominalVoltageV;
        this.recorder =
                new TripRecorder(
                        List.of(
                                new Channel("VL1", "L1", "V", volts),
                                new Channel("VL2", "L2", "V", volts),
                                new Channel("VL3", "L3", "V", volts),
                                new Channel("f", "", "Hz", 2 * nominalHz),
                                new Channel("P", "", "W", 2 * ratedVa),
                                Channel.flag("tripped"),
                                Channel.flag("gates blocked")),
                        nominalHz,
                        (int) (BEFORE_SECONDS * 1e9 / periodNanos),
                        (int) (AFTER_SECONDS * 1e9 / periodNanos));
    }

    /** For the one thread that collects. */
    public TripRecorder recorder() {
        return recorder;
    }

    /** One cycle, after protection has decided. */
    void record(Perception seen, TripEvidence evidence, long nowNanos) {
        boolean known = seen.gridMeasured;
        recorder.begin(nowNanos);
        recorder.set(VOLTAGE_L1, known ? seen.measurement.voltageL1V : Double.NaN);
        recorder.set(VOLTAGE_L1 + 1, known ? seen.measurement.voltageL2V : Double.NaN);
        recorder.set(VOLTAGE_L1 + 2, known ? seen.measurement.voltageL3V : Double.NaN);
        recorder.set(FREQUENCY, known ? seen.measurement.frequencyHz : Double.NaN);
        recorder.set(POWER, seen.stageFresh ? seen.measurement.acPowerW : Double.NaN);
        recorder.set(TRIPPED, seen.decision.tripped ? 1 : 0);
        recorder.set(BLOCKED, seen.decision.blockGates ? 1 : 0);
        recorder.end();
        if (evidence.count() != seenTrips) {
            seenTrips = evidence.count();
            seenClearingNanos = 0;
            recorder.trip(
                    evidence.stage(),
                    evidence.extreme(),
                    evidence.tripNanos(),
                    evidence.beyondNanos());
        }
        if (evidence.clearingNanos() != seenClearingNanos) {
            seenClearingNanos = evidence.clearingNanos();
            recorder.cleared(seenClearingNanos);
        }
    }
}
