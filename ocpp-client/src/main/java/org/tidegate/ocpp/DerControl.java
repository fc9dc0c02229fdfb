package org.tidegate.ocpp;

import java.util.List;

/**
 * A grid-support control in force (OCPP 2.1 block R), in the operator's units: voltages in percent
 * of nominal, frequencies in hertz, powers in percent of the rating, times in seconds. NaN is what
 * the operator left out. Reactive power and power factor are seen from the grid, as in OCPP: plus
 * injects. Whoever runs the grid code turns that round.
 *
 * @param isDefault in force whenever nothing scheduled is
 * @param priority lower numbers win
 * @param endsNanos monotonic; a default never ends
 */
public record DerControl(
        String id, Type type, Setting setting, boolean isDefault, int priority, long endsNanos) {

    /** A default's end. */
    public static final long NEVER = Long.MAX_VALUE;

    public boolean isOver(long nowNanos) {
        return endsNanos != NEVER && nowNanos - endsNanos >= 0;
    }

    /** What can be controlled. */
    public enum Type {
        ENTER_SERVICE("EnterService"),
        FREQ_DROOP("FreqDroop"),
        FREQ_WATT("FreqWatt"),
        FIXED_PF_ABSORB("FixedPFAbsorb"),
        FIXED_PF_INJECT("FixedPFInject"),
        FIXED_VAR("FixedVar"),
        GRADIENTS("Gradients"),
        HF_MUST_TRIP("HFMustTrip"),
        HF_MAY_TRIP("HFMayTrip"),
        HV_MUST_TRIP("HVMustTrip"),
        HV_MOM_CESS("HVMomCess"),
        HV_MAY_TRIP("HVMayTrip"),
        LIMIT_MAX_DISCHARGE("LimitMaxDischarge"),
        LF_MUST_TRIP("LFMustTrip"),
        LV_MUST_TRIP("LVMustTrip"),
        LV_MOM_CESS("LVMomCess"),
        LV_MAY_TRIP("LVMayTrip"),
        POWER_MONITORING_MUST_TRIP("PowerMonitoringMustTrip"),
        VOLT_VAR("VoltVar"),
        VOLT_WATT("VoltWatt"),
        WATT_PF("WattPF"),
        WATT_VAR("WattVar");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** As it stands on the wire. */
        public String text() {
            return text;
        }
    }

    /** Its numbers. */
    public sealed interface Setting {}

    /** Of a curve: x electrical, y in {@link Curve#unit}, or seconds for trips. */
    public record Point(double x, double y) {}

    /** What y is a percentage of. */
    public enum Unit {
        NOT_APPLICABLE,
        PCT_MAX_W,
        PCT_MAX_VAR,
        PCT_W_AVAIL,
        PCT_VAR_AVAIL,
        PCT_EFFECTIVE_V
    }

    /**
     * @param hysteresis the operator asks for one
     * @param referencePercent,autonomousReference,referenceSeconds of volt-var
     * @param meanPercent,meanSeconds of the ten-minute mean of an overvoltage trip
     * @param otherParameters the operator asks for something that this record cannot say
     */
    public record Curve(
            List<Point> points,
            Unit unit,
            double responseSeconds,
            boolean hysteresis,
            double referencePercent,
            Choice autonomousReference,
            double referenceSeconds,
            double meanPercent,
            double meanSeconds,
            boolean otherParameters)
            implements Setting {
        public Curve {
            points = List.copyOf(points);
        }
    }

    /** Three-valued: the operator may leave it out. */
    public enum Choice {
        LEFT_OUT,
        NO,
        YES
    }

    public record EnterService(
            double highPercent,
            double lowPercent,
            double highHz,
            double lowHz,
            double delaySeconds,
            double randomDelaySeconds,
            double rampSeconds)
            implements Setting {}

    /**
     * @param absorbs reactive power (under-excited)
     */
    public record FixedPowerFactor(double cosPhi, boolean absorbs) implements Setting {}

    public record FixedVar(double injectedPercent, Unit unit) implements Setting {}

    public record Droop(
            double overHz,
            double underHz,
            double overDroop,
            double underDroop,
            double responseSeconds)
            implements Setting {}

    public record Gradient(double seconds, double softSeconds) implements Setting {}

    public record LimitDischarge(double percent) implements Setting {}
}
