package org.tidegate.iso15118.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.VehicleQuirks.Quirk;

/**
 * What the vehicle has told about itself, checked. NaN means it has not said or what it said cannot
 * be used.
 *
 * @param doubt why a number was not used, in words; empty if all were
 * @param dischargeDoubt why discharge is refused, in words; empty if it is not
 */
public record EvFacts(
        Charge charge, Needs needs, Wish wish, Limits limits, String doubt, String dischargeDoubt) {

    static final EvFacts NONE =
            new EvFacts(Charge.NONE, Needs.NONE, Wish.NONE, Limits.NONE, "", "");

    /** State of charge in percent, and how it has been judged. */
    record Charge(
            double socPercent,
            double minimumSocPercent,
            double targetSocPercent,
            double capacityWh,
            SocWatch watch) {
        static final Charge NONE =
                new Charge(Double.NaN, Double.NaN, Double.NaN, Double.NaN, SocWatch.UNSET);

        /** What was said anew replaces what was said before; what is no percentage is not used. */
        Charge heading(double minimum, double target) {
            return new Charge(
                    socPercent,
                    percent(minimum, minimumSocPercent),
                    percent(target, targetSocPercent),
                    capacityWh,
                    watch);
        }

        Charge at(double soc, double capacity, SocWatch next) {
            return new Charge(soc, minimumSocPercent, targetSocPercent, capacity, next);
        }

        private static double percent(double told, double before) {
            return told >= 0 && told <= 100 ? told : before;
        }
    }

    /** Energies until the battery holds what is wanted; negative where it holds more. */
    record Needs(
            double targetWh,
            double maximumWh,
            double minimumWh,
            double maxV2xWh,
            double minV2xWh,
            double departureS) {
        static final Needs NONE =
                new Needs(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        /** Longer than any stay: a vehicle that says this has not been told. */
        private static final double LONGEST_STAY_S = 90 * 86_400.0;

        Needs until(double told) {
            return new Needs(
                    targetWh,
                    maximumWh,
                    minimumWh,
                    maxV2xWh,
                    minV2xWh,
                    Double.isNaN(told)
                            ? departureS
                            : told >= 0 && told <= LONGEST_STAY_S ? told : Double.NaN);
        }

        Needs energies(double target, double maximum, double minimum) {
            return new Needs(target, maximum, minimum, maxV2xWh, minV2xWh, departureS);
        }

        Needs cycling(double maxV2x, double minV2x) {
            return new Needs(targetWh, maximumWh, minimumWh, maxV2x, minV2x, departureS);
        }

        /**
         * What may still be taken out: down to the cycling window's end, and never below the
         * vehicle's own minimum. NaN if it has named neither; 0 as its minimum means nothing, since
         * the field must be filled.
         */
        double budgetWh() {
            double cyclingWh = Double.isNaN(minV2xWh) ? Double.NaN : Math.max(0, -minV2xWh);
            double floorWh = minimumWh < 0 ? -minimumWh : Double.NaN;
            return Double.isNaN(cyclingWh)
                    ? floorWh
                    : Double.isNaN(floorWh) ? cyclingWh : Math.min(cyclingWh, floorWh);
        }
    }

    /**
     * What the vehicle asks of the output just now.
     *
     * @param chargeCapW,dischargeCapW what it wants to be given at most under scheduled control,
     *     magnitudes; no limit under dynamic control
     * @param presentActivePowerW as it measures it at an AC inlet, plus into the vehicle
     */
    record Wish(
            double voltageV,
            double currentA,
            double chargeCapW,
            double dischargeCapW,
            double presentActivePowerW) {
        static final Wish NONE =
                new Wish(
                        Double.NaN,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Double.NaN);

        /** Cable check and pre-charge. */
        static Wish voltage(double voltageV) {
            return new Wish(
                    voltageV,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    Double.NaN);
        }
    }

    /**
     * The battery management system's limits; magnitudes, 0 when unusable.
     *
     * @param minChargePowerW,minDischargePowerW below these nothing is transferred
     */
    record Limits(
            double maxChargePowerW,
            double maxDischargePowerW,
            double maxChargeCurrentA,
            double maxDischargeCurrentA,
            double maxVoltageV,
            double minVoltageV,
            double minChargePowerW,
            double minDischargePowerW) {
        static final Limits NONE = new Limits(0, 0, 0, 0, Double.NaN, Double.NaN, 0, 0);

        /** Without minima. */
        Limits(
                double maxChargePowerW,
                double maxDischargePowerW,
                double maxChargeCurrentA,
                double maxDischargeCurrentA,
                double maxVoltageV,
                double minVoltageV) {
            this(
                    maxChargePowerW,
                    maxDischargePowerW,
                    maxChargeCurrentA,
                    maxDischargeCurrentA,
                    maxVoltageV,
                    minVoltageV,
                    0,
                    0);
        }

        /** As far as this model can be believed. */
        Limits within(Quirk quirk) {
            return new Limits(
                    Math.min(maxChargePowerW, quirk.maxChargePowerW()),
                    Math.min(maxDischargePowerW, quirk.maxDischargePowerW()),
                    maxChargeCurrentA,
                    maxDischargeCurrentA,
                    maxVoltageV,
                    minVoltageV,
                    Math.max(minChargePowerW, quirk.smallestPowerW()),
                    Math.max(minDischargePowerW, quirk.smallestPowerW()));
        }

        Limits atLeast(double charge, double discharge) {
            return new Limits(
                    maxChargePowerW,
                    maxDischargePowerW,
                    maxChargeCurrentA,
                    maxDischargeCurrentA,
                    maxVoltageV,
                    minVoltageV,
                    charge > 0 ? charge : 0,
                    discharge > 0 ? discharge : 0);
        }
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

        /** Anything that can be computed with; 0 otherwise. */
        double number(String what, double told) {
            return Double.isNaN(told) ? refuse(Refusal.LIMIT_UNREADABLE, what) : told;
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

    EvFacts with(Limits next) {
        return new EvFacts(charge, needs, wish, next, doubt, dischargeDoubt);
    }

    EvFacts with(Charge next) {
        return new EvFacts(next, needs, wish, limits, doubt, dischargeDoubt);
    }

    EvFacts with(Needs next) {
        return new EvFacts(charge, next, wish, limits, doubt, dischargeDoubt);
    }

    EvFacts with(Wish next) {
        return new EvFacts(charge, needs, next, limits, doubt, dischargeDoubt);
    }

    EvFacts withDoubts(String next, String discharge) {
        return new EvFacts(charge, needs, wish, limits, next, discharge);
    }
}
