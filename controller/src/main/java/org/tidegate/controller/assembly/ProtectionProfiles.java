package org.tidegate.controller.assembly;

import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.GridCode.RideThroughAxis;
import org.tidegate.protection.GridMode;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.Band;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.MeanWindow;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.ProtectionSettings.Stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Turns a grid code as data into the settings of grid protection. */
public final class ProtectionProfiles {
    /**
     * What measuring, one cycle of deciding and blocking the gates take together: the code's
     * clearing time contains it, the stage's delay must not.
     */
    public static final Duration DEFAULT_LATENCY = Duration.ofMillis(40);

    private static final double NANOS = 1e9;

    private ProtectionProfiles() {}

    /** For a three-phase charger with the default latency. */
    public static ProtectionSettings settings(GridCode code) {
        return settings(code, 3, DEFAULT_LATENCY);
    }

    /**
     * @param phases 1 or 3
     * @param latency is taken off every clearing time, but never more than half of it
     */
    public static ProtectionSettings settings(GridCode code, int phases, Duration latency) {
        GridCode.MeanWindow mean = code.meanWindow();
        GridCode.RateOfChange rate = code.rateOfChange();
        GridCode.EnterService e = code.enterService();
        return new ProtectionSettings(
                code.id(),
                phases,
                code.nominal().frequencyHz(),
                stages(code, latency),
                mean == null
                        ? null
                        : new MeanWindow(nanos(mean.windowSeconds()), nanos(mean.refreshSeconds())),
                rate == null ? 0 : nanos(rate.windowSeconds()),
                new Service(
                        e.lowestVoltagePu(),
                        e.highestVoltagePu(),
                        e.lowestFrequencyHz(),
                        e.highestFrequencyHz(),
                        nanos(e.observationSeconds()),
                        nanos(e.rampSeconds()),
                        nanos(e.randomSeconds())),
                rideThrough(code.rideThrough()),
                response(code.frequencyResponse()),
                SupportProfiles.settings(code.support()),
                SupportProfiles.consecutive(code.rideThrough()),
                SupportProfiles.phaseJump(code),
                ProtectionSettings.DEFAULT_SAMPLE_AGE_NANOS,
                ProtectionSettings.DEFAULT_LONGEST_STEP_NANOS);
    }

    private static List<Stage> stages(GridCode code, Duration latency) {
        var stages = new ArrayList<Stage>();
        for (GridCode.TripStage s : code.tripStages()) {
            long clearingNanos = nanos(s.clearingSeconds());
            stages.add(
                    new Stage(
                            s.id(),
                            quantity(s.quantity()),
                            s.over(),
                            s.threshold(),
                            Math.max(clearingNanos - latency.toNanos(), clearingNanos / 2)));
        }
        GridCode.RateOfChange rate = code.rateOfChange();
        if (rate != null) {
            stages.add(
                    new Stage(
                            "df/dt",
                            Quantity.RATE_OF_CHANGE,
                            true,
                            rate.limitHzPerS(),
                            nanos(rate.delaySeconds())));
        }
        return stages;
    }

    private static Quantity quantity(GridCode.Quantity quantity) {
        return switch (quantity) {
            case ANY_VOLTAGE -> Quantity.ANY_VOLTAGE;
            case PHASE_VOLTAGE -> Quantity.PHASE_VOLTAGE;
            case MEAN_VOLTAGE -> Quantity.MEAN_VOLTAGE;
            case FREQUENCY -> Quantity.FREQUENCY;
        };
    }

    private static RideThrough rideThrough(GridCode.RideThrough table) {
        RideThroughAxis voltage = table.voltage();
        RideThroughAxis frequency = table.frequency();
        return new RideThrough(
                voltage.continuousLow(),
                voltage.continuousHigh(),
                bands(voltage),
                frequency.continuousLow(),
                frequency.continuousHigh(),
                bands(frequency));
    }

    private static List<Band> bands(RideThroughAxis axis) {
        return axis.bands().stream().map(b -> new Band(b.low(), b.high(), mode(b.mode()))).toList();
    }

    private static GridMode mode(GridCode.Mode mode) {
        return switch (mode) {
            case MANDATORY -> GridMode.MANDATORY_OPERATION;
            case PERMISSIVE -> GridMode.PERMISSIVE_OPERATION;
            case MOMENTARY_CESSATION -> GridMode.MOMENTARY_CESSATION;
            case CEASE_TO_ENERGISE -> GridMode.CEASE_TO_ENERGISE;
        };
    }

    private static FrequencyResponse response(GridCode.FrequencyResponse response) {
        return switch (response) {
            case GridCode.FrequencyResponse.None _ -> new FrequencyResponse.None();
            case GridCode.FrequencyResponse.Held h ->
                    new FrequencyResponse.Held(
                            h.overStartHz(),
                            h.overEndHz(),
                            h.underStartHz(),
                            h.underEndHz(),
                            h.hysteresisHz(),
                            nanos(h.holdSeconds()),
                            h.perMinute());
            case GridCode.FrequencyResponse.Droop d ->
                    new FrequencyResponse.Droop(
                            d.overDeadbandHz(),
                            d.underDeadbandHz(),
                            d.overDroop(),
                            d.underDroop(),
                            nanos(d.responseSeconds()),
                            -1,
                            1);
            case GridCode.FrequencyResponse.Lfsm l -> {
                GridCode.Recovery recovery = l.recovery();
                yield new FrequencyResponse.Lfsm(
                        threshold(l.over()),
                        threshold(l.under()),
                        nanos(l.responseSeconds()),
                        recovery == null
                                ? null
                                : new FrequencyResponse.Recovery(
                                        recovery.perMinute(), nanos(recovery.windowSeconds())),
                        -1,
                        1);
            }
        };
    }

    private static FrequencyResponse.@Nullable Threshold threshold(GridCode.@Nullable Line line) {
        return line == null
                ? null
                : new FrequencyResponse.Threshold(line.startHz(), line.droop(), line.momentary());
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * NANOS);
    }
}
