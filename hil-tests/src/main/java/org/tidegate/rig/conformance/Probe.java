package org.tidegate.rig.conformance;

import static org.tidegate.rig.conformance.Verdict.number;

import java.util.function.DoubleUnaryOperator;
import org.tidegate.protection.GridMode;

/** Something that must be seen in a recording. Times are seconds after the first segment began. */
public sealed interface Probe {
    /** Below this share of rated power the charger has ceased to energise. */
    double CEASED_PU = 0.015;

    Verdict judge(Recording r);

    /** Power and status have to be gone between two delays after an event. */
    record Clears(String stage, double eventS, double earliestS, double latestS, double untilS)
            implements Probe {
        @Override
        public Verdict judge(Recording r) {
            double gone = r.ceasedAtS(eventS, untilS, CEASED_PU);
            double at = Double.isNaN(r.tripAtS()) ? Double.NaN : Math.max(gone, r.tripAtS());
            Verdict time =
                    Verdict.within(
                            "clearing time of " + stage, at - eventS, earliestS, latestS, "s");
            boolean right = r.tripStage().equals(stage);
            return right || Double.isNaN(at)
                    ? time
                    : new Verdict(
                            false,
                            time.asked(),
                            "tripped by " + r.tripStage() + " after " + time.seen(),
                            Double.NaN,
                            "s");
        }
    }

    /**
     * The value at which a slowly moved quantity tripped.
     *
     * @param delayS the stage's own: the pickup was that much before the trip
     */
    record TripsAt(
            String stage, double delayS, Quantity quantity, double low, double high, double untilS)
            implements Probe {
        @Override
        public Verdict judge(Recording r) {
            double at = r.tripAtS() <= untilS ? r.tripAtS() : Double.NaN;
            double value = Double.isNaN(at) ? Double.NaN : quantity.at(r, r.rowAt(at - delayS));
            Verdict v = Verdict.within(stage + " operates at", value, low, high, quantity.unit());
            return Double.isNaN(at) || r.tripStage().equals(stage)
                    ? v
                    : new Verdict(
                            false, v.asked(), "tripped by " + r.tripStage(), Double.NaN, v.unit());
        }
    }

    /** The slowest of several islands. */
    record IslandEnds(int islands, double withinS) implements Probe {
        @Override
        public Verdict judge(Recording r) {
            return Verdict.within(
                    "the slowest of %d islands ends after".formatted(islands),
                    r.tripAtS(),
                    Double.NEGATIVE_INFINITY,
                    withinS,
                    "s");
        }
    }

    /** No trip in a time. */
    record DoesNotTrip(double fromS, double untilS) implements Probe {
        @Override
        public Verdict judge(Recording r) {
            double at = r.tripAtS();
            boolean tripped = at >= fromS && at <= untilS;
            return new Verdict(
                    !tripped,
                    "no trip from %s s to %s s".formatted(number(fromS), number(untilS)),
                    tripped ? "tripped by %s at %s s".formatted(r.tripStage(), number(at)) : "none",
                    Double.NaN,
                    "s");
        }
    }

    /** A quantity stays inside a band for a time. */
    record Stays(String what, Output output, double fromS, double untilS, double low, double high)
            implements Probe {
        @Override
        public Verdict judge(Recording r) {
            double worst = Double.NaN;
            double margin = Double.POSITIVE_INFINITY;
            for (int i = r.rowAt(fromS); i < r.rows() && r.timeS(i) <= untilS; i++) {
                double value = output.at(r, i);
                double here = Math.min(value - low, high - value);
                if (!(here >= margin)) {
                    margin = here;
                    worst = value;
                }
            }
            Verdict v = Verdict.within(what, worst, low, high, "pu");
            return new Verdict(
                    v.passed(),
                    "%s from %s s to %s s".formatted(v.asked(), number(fromS), number(untilS)),
                    v.seen(),
                    v.margin(),
                    v.unit());
        }
    }

    /** A quantity has reached a band after a delay and stays in it. */
    record Reaches(
            String what,
            Output output,
            double eventS,
            double withinS,
            double untilS,
            double low,
            double high)
            implements Probe {
        @Override
        public Verdict judge(Recording r) {
            double since = Double.NaN;
            for (int i = r.rowAt(eventS); i < r.rows() && r.timeS(i) <= untilS; i++) {
                double value = output.at(r, i);
                boolean inside = value >= low && value <= high;
                if (!inside) {
                    since = Double.NaN;
                } else if (Double.isNaN(since)) {
                    since = Math.max(r.timeS(i), eventS);
                }
            }
            return Verdict.within(
                    "%s (%s to %s pu) after".formatted(what, number(low), number(high)),
                    since - eventS,
                    Double.NEGATIVE_INFINITY,
                    withinS,
                    "s");
        }
    }

    /** Nothing flows before a time. */
    record NothingBefore(double eventS, double earliestS) implements Probe {
        @Override
        public Verdict judge(Recording r) {
            for (int i = r.rowAt(eventS); i < r.rows(); i++) {
                if (r.timeS(i) >= eventS && Math.abs(r.activePu(i)) > CEASED_PU) {
                    return Verdict.within(
                            "power returns after",
                            r.timeS(i) - eventS,
                            earliestS,
                            Double.POSITIVE_INFINITY,
                            "s");
                }
            }
            return new Verdict(
                    false,
                    "power returns after %s s".formatted(number(earliestS)),
                    "never",
                    Double.NaN,
                    "s");
        }
    }

    /** Power grows no faster than a ramp from nothing to rated, and gets where it should. */
    record FollowsRamp(
            double eventS, double rampSeconds, double targetPu, double tolerancePu, double untilS)
            implements Probe {
        @Override
        public Verdict judge(Recording r) {
            double worst = Double.NEGATIVE_INFINITY;
            double begun = Double.NaN;
            for (int i = r.rowAt(eventS); i < r.rows() && r.timeS(i) <= untilS; i++) {
                double share = Math.abs(r.activePu(i));
                boolean entering = r.mode(i) == GridMode.ENTERING_SERVICE;
                if (Double.isNaN(begun) && (entering || share > CEASED_PU)) {
                    begun = r.timeS(i);
                }
                if (!Double.isNaN(begun)) {
                    double allowed = (r.timeS(i) - begun) / rampSeconds;
                    worst = Math.max(worst, share - allowed);
                }
            }
            double last = r.activePu(r.rowAt(untilS)) / targetPu;
            boolean arrived = Math.abs(last - 1) < 0.05;
            Verdict v =
                    Verdict.within(
                            "ahead of a linear ramp of %s s".formatted(number(rampSeconds)),
                            worst,
                            Double.NEGATIVE_INFINITY,
                            tolerancePu,
                            "pu");
            return arrived
                    ? v
                    : new Verdict(
                            false,
                            v.asked(),
                            "ends at " + number(last) + " of the target",
                            Double.NaN,
                            "pu");
        }
    }

    /** Follows the grid's input through a characteristic, after settling. */
    record OnCurve(
            String what,
            Output output,
            double atS,
            double input,
            double inputTolerance,
            double outputTolerancePu,
            DoubleUnaryOperator curve)
            implements Probe {
        @Override
        public Verdict judge(Recording r) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = -20; i <= 20; i++) {
                double y = curve.applyAsDouble(input + inputTolerance * i / 20);
                low = Math.min(low, y);
                high = Math.max(high, y);
            }
            Verdict v =
                    Verdict.within(
                            what,
                            output.at(r, r.rowAt(atS)),
                            low - outputTolerancePu,
                            high + outputTolerancePu,
                            "pu");
            return new Verdict(
                    v.passed(),
                    "%s at %s s".formatted(v.asked(), number(atS)),
                    v.seen(),
                    v.margin(),
                    v.unit());
        }
    }

    /** What a trip looked at. */
    enum Quantity {
        VOLTAGE("pu"),
        FREQUENCY("Hz");

        private final String unit;

        Quantity(String unit) {
            this.unit = unit;
        }

        String unit() {
            return unit;
        }

        /** The applied value furthest from nominal. */
        double at(Recording r, int row) {
            if (this == FREQUENCY) {
                return r.frequencyHz(row);
            }
            double furthest = r.voltagePu(1, row);
            for (int phase = 2; phase <= 3; phase++) {
                double pu = r.voltagePu(phase, row);
                furthest = Math.abs(pu - 1) > Math.abs(furthest - 1) ? pu : furthest;
            }
            return furthest;
        }
    }

    /** What the charger does. */
    enum Output {
        ACTIVE,
        REACTIVE,
        APPARENT_CURRENT;

        double at(Recording r, int row) {
            return switch (this) {
                case ACTIVE -> r.activePu(row);
                case REACTIVE -> r.reactivePu(row);
                case APPARENT_CURRENT -> {
                    double volts =
                            (r.voltagePu(1, row) + r.voltagePu(2, row) + r.voltagePu(3, row)) / 3;
                    yield Math.hypot(r.activePu(row), r.reactivePu(row)) / Math.max(0.02, volts);
                }
            };
        }
    }

    /** The charger was in none of the modes that mean it left. */
    record ModeIs(double fromS, double untilS, GridMode wanted) implements Probe {
        @Override
        public Verdict judge(Recording r) {
            for (int i = r.rowAt(fromS); i < r.rows() && r.timeS(i) <= untilS; i++) {
                if (r.mode(i) != wanted) {
                    return new Verdict(
                            false,
                            "mode " + wanted.abbreviation(),
                            "%s at %s s".formatted(r.mode(i).abbreviation(), number(r.timeS(i))),
                            Double.NaN,
                            "");
                }
            }
            return new Verdict(true, "mode " + wanted.abbreviation(), "held", Double.NaN, "");
        }
    }
}
