package org.tidegate.board.gridcode;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.gridcode.GridCode.Band;
import org.tidegate.board.gridcode.GridCode.EnterService;
import org.tidegate.board.gridcode.GridCode.FrequencyResponse;
import org.tidegate.board.gridcode.GridCode.Line;
import org.tidegate.board.gridcode.GridCode.Quantity;
import org.tidegate.board.gridcode.GridCode.RideThroughAxis;
import org.tidegate.board.gridcode.GridCode.TripStage;
import org.tidegate.board.gridcode.GridCodeException.Problem;

/**
 * Numbers that are possible one by one and impossible together: a stage that is further out and
 * slower, a trip inside a band that has to be endured, a window for service that trips.
 */
final class GridCodeConsistency {
    private final GridCode code;
    private final Reading reading;

    private GridCodeConsistency(GridCode code, Reading reading) {
        this.code = code;
        this.reading = reading;
    }

    /** Adds what it finds to the reading's problems. */
    static void check(GridCode code, Reading reading) {
        var check = new GridCodeConsistency(code, reading);
        check.stages();
        check.service("enter_service", code.enterService());
        if (code.firstStart() != null) {
            check.service("first_start", code.firstStart());
        }
        check.axis("ride_through.voltage", code.rideThrough().voltage(), 1);
        check.axis(
                "ride_through.frequency",
                code.rideThrough().frequency(),
                code.nominal().frequencyHz());
        check.withstand();
        check.response();
    }

    private void stages() {
        for (TripStage s : code.tripStages()) {
            String key = "trip_stages." + s.id();
            require(
                    s.quantity() != Quantity.MEAN_VOLTAGE || code.meanWindow() != null,
                    key,
                    "looks at a mean without a window",
                    "Add mean_window.");
            for (TripStage other : code.tripStages()) {
                boolean comparable = s.quantity() == other.quantity() && s.over() == other.over();
                boolean further =
                        s.over()
                                ? s.threshold() > other.threshold()
                                : s.threshold() < other.threshold();
                require(
                        !comparable || !further || s.clearingSeconds() <= other.clearingSeconds(),
                        key,
                        "is further out than " + other.id() + " and slower",
                        "The further a stage is out, the faster it must be.");
            }
            endure(key, s);
        }
    }

    /** A stage must not trip inside a band before the band's time is over. */
    private void endure(String key, TripStage s) {
        boolean frequency = s.quantity() == Quantity.FREQUENCY;
        if (s.quantity() == Quantity.MEAN_VOLTAGE) {
            return;
        }
        RideThroughAxis axis =
                frequency ? code.rideThrough().frequency() : code.rideThrough().voltage();
        for (Band b : axis.bands()) {
            // Where the time depends on the voltage, the threshold is the longest that counts.
            double at =
                    s.over() ? Math.max(b.low(), s.threshold()) : Math.min(b.high(), s.threshold());
            double seconds = b.seconds(at);
            boolean sameSide =
                    s.over() ? b.low() >= axis.continuousHigh() : b.high() <= axis.continuousLow();
            boolean trips = s.over() ? b.high() > s.threshold() : b.low() < s.threshold();
            require(
                    !sameSide || !trips || !(s.clearingSeconds() < seconds),
                    key,
                    "trips after %s s where %s s have to be ridden through"
                            .formatted(
                                    ProfileValue.number(s.clearingSeconds()),
                                    ProfileValue.number(seconds)),
                    "Lengthen clearing_time_s or correct the band.");
        }
        boolean overlaps =
                s.over()
                        ? s.threshold() < axis.continuousHigh()
                        : s.threshold() > axis.continuousLow();
        // A restrictive stage inside the continuous range is legal; a fast one is a mistake.
        require(
                !overlaps || s.clearingSeconds() > 1 || frequency,
                key,
                "trips inside the continuous range",
                "Correct the threshold or ride_through.continuous.");
    }

    private void service(String section, EnterService e) {
        double hz = code.nominal().frequencyHz();
        require(
                e.lowestVoltagePu() < 1 && e.highestVoltagePu() > 1,
                section + ".v_min",
                "the window must hold nominal voltage",
                "Correct v_min and v_max.");
        require(
                e.lowestFrequencyHz() < hz && e.highestFrequencyHz() > hz,
                section + ".f_min",
                "the window must hold nominal frequency",
                "Correct f_min and f_max.");
        for (TripStage s : code.tripStages()) {
            boolean frequency = s.quantity() == Quantity.FREQUENCY;
            double low = frequency ? e.lowestFrequencyHz() : e.lowestVoltagePu();
            double high = frequency ? e.highestFrequencyHz() : e.highestVoltagePu();
            require(
                    s.over() ? high <= s.threshold() : low >= s.threshold(),
                    section + (frequency ? ".f_" : ".v_") + (s.over() ? "max" : "min"),
                    "the window reaches beyond stage " + s.id(),
                    "Service entered there would trip: narrow the window.");
        }
    }

    private void axis(String key, RideThroughAxis axis, double nominal) {
        require(
                axis.continuousLow() < nominal && axis.continuousHigh() > nominal,
                key + ".continuous",
                "must hold nominal",
                "Correct it.");
        List<Band> bands = axis.bands();
        for (int i = 0; i < bands.size(); i++) {
            Band b = bands.get(i);
            String place = key + ".bands[" + i + "]";
            require(b.low() < b.high(), place, "ends before it begins", "exchange its edges");
            require(
                    b.low() >= axis.continuousHigh() || b.high() <= axis.continuousLow(),
                    place,
                    "reaches into the continuous range",
                    "Correct its edges.");
            for (Band other : bands.subList(0, i)) {
                require(
                        b.low() >= other.high() || b.high() <= other.low(),
                        place,
                        "overlaps another band",
                        "Bands may touch, not overlap.");
            }
        }
    }

    private void response() {
        if (code.frequencyResponse() instanceof FrequencyResponse.Lfsm lfsm) {
            double hz = code.nominal().frequencyHz();
            Line over = lfsm.over();
            Line under = lfsm.under();
            require(
                    over == null || over.startHz() > hz,
                    "frequency_response.over.start_hz",
                    "must be above nominal",
                    "Correct it.");
            require(
                    under == null || under.startHz() < hz,
                    "frequency_response.under.start_hz",
                    "must be below nominal",
                    "Correct it.");
        }
    }

    private void withstand() {
        GridCode.RateOfChange trip = code.rateOfChange();
        for (GridCode.Withstand w : code.rideThrough().withstand()) {
            require(
                    trip == null
                            || w.hzPerS() <= trip.limitHzPerS()
                            || w.windowSeconds() < trip.windowSeconds() + trip.delaySeconds(),
                    "rate_of_change.limit_hz_s",
                    "trips at a rate of change that has to be endured",
                    "Raise the limit, or correct ride_through.rate_of_change.");
        }
    }

    private void require(boolean holds, String key, String reason, String remedy) {
        if (!holds) {
            Tree at = place(key);
            reading.problems.add(
                    new Problem(at == null ? "" : at.place().toString(), key, reason, remedy));
        }
    }

    /** The value itself, or the first one of the section. */
    private @Nullable Tree place(String key) {
        Tree at = reading.at(key);
        return at == null ? reading.first(key) : at;
    }
}
