package org.tidegate.iso15118.internal.iso2;

import org.tidegate.iso15118.internal.SocWatch;

/**
 * What the vehicle has told about itself, checked. NaN means it has not said or what it said cannot
 * be used; limits are magnitudes and 0 when unusable.
 *
 * @param declared its maxima as told
 * @param limits what it may get at this moment: its maxima, less what its last demand takes away
 * @param silent it has not asked for anything for too long; its limits do not count meanwhile
 * @param doubt why a number was not used, in words; empty if all were
 * @param dischargeDoubt why discharge is refused, in words; empty if it is not
 */
record Car(
        Battery battery,
        Limits declared,
        Limits limits,
        Wish wish,
        boolean silent,
        String doubt,
        String dischargeDoubt) {

    record Battery(
            double socPercent,
            double minimumSocPercent,
            double targetSocPercent,
            double capacityWh,
            double requestWh,
            double departureS,
            SocWatch watch) {
        static final Battery UNKNOWN =
                new Battery(
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        SocWatch.UNSET);

        Battery withSoc(double percent, SocWatch next) {
            return new Battery(
                    percent,
                    minimumSocPercent,
                    targetSocPercent,
                    capacityWh,
                    requestWh,
                    departureS,
                    next);
        }
    }

    record Limits(
            double maxChargeW,
            double maxDischargeW,
            double maxChargeA,
            double maxDischargeA,
            double maxVoltageV) {
        static final Limits NONE = new Limits(0, 0, 0, 0, Double.NaN);

        Limits withCharge(double powerW, double currentA) {
            return new Limits(powerW, maxDischargeW, currentA, maxDischargeA, maxVoltageV);
        }

        Limits withDischarge(double powerW, double currentA) {
            return new Limits(maxChargeW, powerW, maxChargeA, currentA, maxVoltageV);
        }

        Limits withVoltage(double voltageV) {
            return new Limits(maxChargeW, maxDischargeW, maxChargeA, maxDischargeA, voltageV);
        }
    }

    /**
     * @param currentA plus into the vehicle; NaN before the first charge loop
     */
    record Wish(double voltageV, double currentA) {
        static final Wish NONE = new Wish(Double.NaN, Double.NaN);
    }

    static final Car UNKNOWN =
            new Car(Battery.UNKNOWN, Limits.NONE, Limits.NONE, Wish.NONE, false, "", "");

    Car with(Battery next) {
        return new Car(next, declared, limits, wish, silent, doubt, dischargeDoubt);
    }

    /** Its maxima, which apply until it demands less. */
    Car declaring(Limits next) {
        return new Car(battery, next, next, wish, silent, doubt, dischargeDoubt);
    }

    Car limitedTo(Limits next) {
        return new Car(battery, declared, next, wish, silent, doubt, dischargeDoubt);
    }

    Car with(Wish next) {
        return new Car(battery, declared, limits, next, silent, doubt, dischargeDoubt);
    }

    Car withDoubts(String next, String discharge) {
        return new Car(battery, declared, limits, wish, silent, next, discharge);
    }

    Car silent(boolean is) {
        return is == silent
                ? this
                : new Car(battery, declared, limits, wish, is, doubt, dischargeDoubt);
    }
}
