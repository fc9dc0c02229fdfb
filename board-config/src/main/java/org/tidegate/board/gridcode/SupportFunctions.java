package org.tidegate.board.gridcode;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCode.Provenance;

/**
 * The grid-support functions of a code besides frequency. Signs are those of grid codes, which look
 * from the grid: active power is plus when exported, reactive power is plus when injected
 * (over-excited). Per unit of rated apparent power. Whoever maps this onto the engine turns both
 * signs. A function that is null is unknown to the code; one that is not enabled can be.
 *
 * @param demandRamp how fast a new set point is followed
 */
public record SupportFunctions(
        @Nullable VoltVar voltVar,
        @Nullable WattVar wattVar,
        @Nullable ConstantPowerFactor constantPowerFactor,
        @Nullable ConstantReactivePower constantReactivePower,
        @Nullable PowerFactorOfPower powerFactorOfPower,
        @Nullable VoltWatt voltWatt,
        @Nullable ActivePowerLimit activePowerLimit,
        @Nullable DynamicSupport dynamicSupport,
        @Nullable DemandRamp demandRamp,
        @Nullable ReactiveCapability reactiveCapability,
        @Nullable AntiIslanding antiIslanding) {

    /** Of a curve; x does not fall from point to point. */
    public record Point(double x, double y) {}

    /**
     * IEEE 1547-2018 5.3.3, EN 50549-1 4.7.2.3.3, AS/NZS 4777.2 3.3.2.3.
     *
     * @param points voltage to reactive power
     * @param responseSeconds open-loop, to 90 %
     * @param referencePu the voltage the curve is centred on
     * @param lock null where the curve is followed at any power
     */
    public record VoltVar(
            boolean enabled,
            List<Point> points,
            double responseSeconds,
            double referencePu,
            boolean autonomousReference,
            double referenceSeconds,
            @Nullable Lock lock,
            Provenance provenance) {
        public VoltVar {
            points = List.copyOf(points);
        }
    }

    /**
     * EN 50549-1 4.7.2.3.3, CEI 0-21: exported power at which Q(U) begins, and below which it ends,
     * per unit of rated apparent power. No code here has a
     * number for it that is public; a profile of one's own may.
     */
    public record Lock(double inPu, double outPu) {}

    /**
     * IEEE 1547-2018 5.3.4.
     *
     * @param points active power to reactive power
     */
    public record WattVar(
            boolean enabled, List<Point> points, double responseSeconds, Provenance provenance) {
        public WattVar {
            points = List.copyOf(points);
        }
    }

    /** IEEE 1547-2018 5.3.2. */
    public record ConstantPowerFactor(
            boolean enabled,
            double cosPhi,
            boolean injecting,
            double responseSeconds,
            Provenance provenance) {}

    /** IEEE 1547-2018 5.3.5. */
    public record ConstantReactivePower(
            boolean enabled, double injectionPu, double responseSeconds, Provenance provenance) {}

    /**
     * EN 50549-1 4.7.2.3.4, VDE-AR-N 4105 5.7.2.4: absorbing while exporting.
     *
     * @param points exported power to cos φ
     */
    public record PowerFactorOfPower(
            boolean enabled, List<Point> points, double responseSeconds, Provenance provenance) {
        public PowerFactorOfPower {
            points = List.copyOf(points);
        }
    }

    /**
     * IEEE 1547-2018 5.4.2, AS/NZS 4777.2 3.3.2.2.
     *
     * @param points voltage to the most export; below zero import is demanded
     * @param importPoints voltage to the most import; empty where charging is not limited
     */
    public record VoltWatt(
            boolean enabled,
            List<Point> points,
            List<Point> importPoints,
            double responseSeconds,
            Provenance provenance) {
        public VoltWatt {
            points = List.copyOf(points);
            importPoints = List.copyOf(importPoints);
        }
    }

    /** IEEE 1547-2018 4.6.2. */
    public record ActivePowerLimit(
            boolean enabled, double exportPu, double responseSeconds, Provenance provenance) {}

    /** IEEE 1547-2018 6.4.2.6: reactive current during a voltage disturbance. */
    public record DynamicSupport(
            boolean enabled, double gain, double deadbandPu, Provenance provenance) {}

    /**
     * @param fullSeconds for a change of 1 pu
     */
    public record DemandRamp(boolean enabled, double fullSeconds, Provenance provenance) {}

    /**
     * What the converter must be able to do.
     *
     * @param fromPowerPu at and above this active power
     */
    public record ReactiveCapability(
            double injectionPu, double absorptionPu, double fromPowerPu, Provenance provenance) {}

    /** Who looks for islands. */
    public enum IslandingMode {
        CONVERTER,
        CONTROLLER,
        BOTH_SUPERVISED
    }

    /**
     * @param longestSeconds an island may live
     * @param qualityFactor of the resonant load it is tested with
     * @param reactiveLimitPu the most that may be injected to look for one; NaN where the code
     *     leaves it open
     */
    public record AntiIslanding(
            IslandingMode mode,
            double longestSeconds,
            double qualityFactor,
            double reactiveLimitPu,
            Provenance provenance) {}
}
