package org.tidegate.iso15118.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Refusal;

/**
 * What the vehicle has told about itself, checked. NaN means it has not said or what it said cannot
 * be used. Limits are magnitudes and 0 when unusable.
 *
 * @param doubt why a number was not used, in words; empty if all were
 * @param dischargeDoubt why discharge is refused, in words; empty if it is not
 */
public record EvFacts(
        double socPercent,
        double minimumSocPercent,
        double targetSocPercent,
        double capacityWh,
        double targetEnergyWh,
        double minV2xEnergyWh,
        double departureS,
        double requestedVoltageV,
        double requestedCurrentA,
        Limits limits,
        SocWatch watch,
        String doubt,
        String dischargeDoubt) {

    public static final EvFacts NONE =
            new EvFacts(
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Limits.NONE,
                    SocWatch.UNSET,
                    "",
                    "");

    /** The battery management system's limits; magnitudes. */
    public record Limits(
            double maxChargePowerW,
            double maxDischargePowerW,
            double maxChargeCurrentA,
            double maxDischargeCurrentA,
            double maxVoltageV,
            double minVoltageV) {
        static final Limits NONE = new Limits(0, 0, 0, 0, Double.NaN, Double.NaN);
    }

    /** Checks maxima one by one and remembers the first thing that was wrong. */
    public static final class Check {
        /** No road vehicle exceeds these (Megawatt Charging System: 3.75 MW, 3 kA, 1.25 kV). */
        private static final double MOST_W = 4e6;

        private static final double MOST_A = 3_000;
        private static final double MOST_V = 1_500;

        private @Nullable Refusal first;
        private String detail = "";

        public double powerW(String what, double maximum, double minimum) {
            return magnitude(what, maximum, minimum, MOST_W, "W");
        }

        public double currentA(String what, double maximum, double minimum) {
            return magnitude(what, maximum, minimum, MOST_A, "A");
        }

        public double voltageV(String what, double maximum, double minimum) {
            double usable = magnitude(what, maximum, minimum, MOST_V, "V");
            return usable > 0 ? usable : Double.NaN;
        }

        public @Nullable Refusal first() {
            return first;
        }

        public String detail() {
            return detail;
        }

        public String words() {
            return first == null ? "" : first.with(detail);
        }

        private double magnitude(
                String what, double maximum, double minimum, double most, String unit) {
            if (Double.isNaN(maximum)) {
                return refuse(Refusal.LIMIT_UNREADABLE, what);
            }
            if (maximum < 0) {
                return refuse(Refusal.LIMIT_NEGATIVE, what + " " + number(maximum) + " " + unit);
            }
            if (maximum > most) {
                return refuse(Refusal.LIMIT_ABSURD, what + " " + number(maximum) + " " + unit);
            }
            if (minimum > maximum) {
                return refuse(
                        Refusal.LIMIT_INVERTED,
                        what
                                + ": minimum "
                                + number(minimum)
                                + " "
                                + unit
                                + ", maximum "
                                + number(maximum)
                                + " "
                                + unit);
            }
            return maximum;
        }

        private double refuse(Refusal refusal, String what) {
            if (first == null) {
                first = refusal;
                detail = what;
            }
            return 0;
        }

        private static String number(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e12
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    EvFacts withLimits(Limits next) {
        return new EvFacts(
                socPercent,
                minimumSocPercent,
                targetSocPercent,
                capacityWh,
                targetEnergyWh,
                minV2xEnergyWh,
                departureS,
                requestedVoltageV,
                requestedCurrentA,
                next,
                watch,
                doubt,
                dischargeDoubt);
    }

    EvFacts withDoubts(String next, String discharge) {
        return new EvFacts(
                socPercent,
                minimumSocPercent,
                targetSocPercent,
                capacityWh,
                targetEnergyWh,
                minV2xEnergyWh,
                departureS,
                requestedVoltageV,
                requestedCurrentA,
                limits,
                watch,
                next,
                discharge);
    }

    EvFacts withSoc(double soc, double minimum, double target, double capacity, SocWatch next) {
        return new EvFacts(
                soc,
                minimum,
                target,
                capacity,
                targetEnergyWh,
                minV2xEnergyWh,
                departureS,
                requestedVoltageV,
                requestedCurrentA,
                limits,
                next,
                doubt,
                dischargeDoubt);
    }

    EvFacts withNeeds(double target, double minV2x, double departure) {
        return new EvFacts(
                socPercent,
                minimumSocPercent,
                targetSocPercent,
                capacityWh,
                target,
                minV2x,
                departure,
                requestedVoltageV,
                requestedCurrentA,
                limits,
                watch,
                doubt,
                dischargeDoubt);
    }

    EvFacts withRequest(double voltage, double current) {
        return new EvFacts(
                socPercent,
                minimumSocPercent,
                targetSocPercent,
                capacityWh,
                targetEnergyWh,
                minV2xEnergyWh,
                departureS,
                voltage,
                current,
                limits,
                watch,
                doubt,
                dischargeDoubt);
    }
}
