package org.tidegate.board.gridcode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private final String file;
    private final GridCode code;
    private final List<Problem> problems = new ArrayList<>();

    private GridCodeConsistency(String file, GridCode code) {
        this.file = file;
        this.code = code;
    }

    static List<Problem> problems(String file, GridCode code) {
        var check = new GridCodeConsistency(file, code);
        check.stages();
        check.service();
        check.axis("ride_through.voltage", code.rideThrough().voltage(), 1);
        check.axis(
                "ride_through.frequency",
                code.rideThrough().frequency(),
                code.nominal().frequencyHz());
        check.response();
        return check.problems;
    }

    private void stages() {
        var ids = new HashSet<String>();
        for (TripStage s : code.tripStages()) {
            String key = "trip_stages." + s.id();
            require(ids.add(s.id()), key, "is there twice", "rename or delete one");
            require(
                    s.quantity() != Quantity.MEAN_VOLTAGE || code.meanWindow() != null,
                    key,
                    "looks at a mean without a window",
                    "add mean_window");
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
                        "the further a stage is out, the faster it must be");
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
            boolean sameSide =
                    s.over() ? b.low() >= axis.continuousHigh() : b.high() <= axis.continuousLow();
            boolean trips = s.over() ? b.high() > s.threshold() : b.low() < s.threshold();
            require(
                    !sameSide || !trips || s.clearingSeconds() >= seconds(b),
                    key,
                    "trips after %s s where %s s have to be ridden through"
                            .formatted(s.clearingSeconds(), b.atLeast()),
                    "lengthen clearing_time_s or correct the band");
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
                "correct the threshold or ride_through.continuous");
    }

    /** Formulas and open times bind nothing here. */
    private static double seconds(Band b) {
        return b.atLeast().matches("[0-9.]+") ? Double.parseDouble(b.atLeast()) : 0;
    }

    private void service() {
        EnterService e = code.enterService();
        double hz = code.nominal().frequencyHz();
        require(
                e.lowestVoltagePu() < 1 && e.highestVoltagePu() > 1,
                "enter_service.v_min",
                "the window must hold nominal voltage",
                "correct v_min and v_max");
        require(
                e.lowestFrequencyHz() < hz && e.highestFrequencyHz() > hz,
                "enter_service.f_min",
                "the window must hold nominal frequency",
                "correct f_min and f_max");
        for (TripStage s : code.tripStages()) {
            boolean frequency = s.quantity() == Quantity.FREQUENCY;
            double low = frequency ? e.lowestFrequencyHz() : e.lowestVoltagePu();
            double high = frequency ? e.highestFrequencyHz() : e.highestVoltagePu();
            require(
                    s.over() ? high <= s.threshold() : low >= s.threshold(),
                    frequency ? "enter_service.f_max" : "enter_service.v_max",
                    "the window reaches beyond stage " + s.id(),
                    "service entered there would trip: narrow the window");
        }
    }

    private void axis(String key, RideThroughAxis axis, double nominal) {
        require(
                axis.continuousLow() < nominal && axis.continuousHigh() > nominal,
                key + ".continuous",
                "must hold nominal",
                "correct it");
        List<Band> bands = axis.bands();
        for (int i = 0; i < bands.size(); i++) {
            Band b = bands.get(i);
            String place = key + ".bands[" + i + "]";
            require(b.low() < b.high(), place, "ends before it begins", "exchange its edges");
            require(
                    b.low() >= axis.continuousHigh() || b.high() <= axis.continuousLow(),
                    place,
                    "reaches into the continuous range",
                    "correct its edges");
            for (Band other : bands.subList(0, i)) {
                require(
                        b.low() >= other.high() || b.high() <= other.low(),
                        place,
                        "overlaps another band",
                        "bands may touch, not overlap");
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
                    "correct it");
            require(
                    under == null || under.startHz() < hz,
                    "frequency_response.under.start_hz",
                    "must be below nominal",
                    "correct it");
        }
    }

    private void require(boolean holds, String key, String reason, String remedy) {
        if (!holds) {
            problems.add(new Problem(file, key, reason, remedy));
        }
    }
}
