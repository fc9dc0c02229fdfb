package org.tidegate.protection.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.MeanWindow;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.evidence.RideThroughPoint.Margin;

@DisplayName("The operating point on the ride-through curve")
class RideThroughWatchTest {
    private static final long SECOND = 1_000_000_000L;

    private final RideThroughWatch watch =
            new RideThroughWatch(
                    new ProtectionSettings(
                            "test",
                            3,
                            60,
                            List.of(
                                    stage("OV1", Quantity.ANY_VOLTAGE, true, 1.1, 13),
                                    stage("UV1", Quantity.ANY_VOLTAGE, false, 0.88, 21),
                                    stage("UV2", Quantity.ANY_VOLTAGE, false, 0.5, 2),
                                    stage("UF1", Quantity.FREQUENCY, false, 58.5, 300),
                                    stage("OV10", Quantity.MEAN_VOLTAGE, true, 1.05, 3)),
                            new MeanWindow(600 * SECOND, 3 * SECOND),
                            0,
                            new Service(0.9, 1.05, 59, 61, 0, 0),
                            RideThrough.none(),
                            new FrequencyResponse.None(),
                            SECOND,
                            SECOND));

    private static Stage stage(String id, Quantity q, boolean over, double threshold, long s) {
        return new Stage(id, q, over, threshold, s * SECOND);
    }

    private RideThroughPoint at(double low, double high, double hz, double seconds) {
        watch.step(low, high, Double.NaN, hz, Double.NaN, Math.round(seconds * SECOND));
        return watch.point();
    }

    private static Margin margin(RideThroughPoint point, String stage) {
        return point.margins().stream()
                .filter(m -> m.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void has_its_whole_margin_on_a_healthy_grid() {
        RideThroughPoint point = at(0.99, 1.01, 60, 100);

        assertThat(point.outsideNanos()).isZero();
        assertThat(point.next()).isEmpty();
        assertThat(margin(point, "UV1").value()).isCloseTo(0.11, within(1e-12));
        assertThat(margin(point, "OV1").value()).isCloseTo(0.09, within(1e-12));
        assertThat(margin(point, "UF1").value()).isCloseTo(1.5, within(1e-12));
        assertThat(margin(point, "UV1").remainingNanos()).isEqualTo(21 * SECOND);
        assertThat(margin(point, "OV10").pickedUp()).isFalse();
    }

    @Test
    void counts_down_to_the_stage_that_trips_next() {
        at(0.7, 1, 60, 100);
        RideThroughPoint shallow = at(0.7, 1, 60, 120.5);
        assertThat(shallow.outsideNanos()).isEqualTo(20_500_000_000L);
        assertThat(shallow.next().orElseThrow().stage()).isEqualTo("UV1");
        assertThat(shallow.next().orElseThrow().remainingNanos()).isEqualTo(500_000_000L);

        RideThroughPoint deep = at(0.4, 1, 60, 120.6);
        assertThat(margin(deep, "UV2").value()).isCloseTo(-0.1, within(1e-12));
        assertThat(margin(deep, "UV2").remainingNanos()).isEqualTo(2 * SECOND);
        assertThat(deep.next().orElseThrow().stage()).isEqualTo("UV1");

        RideThroughPoint back = at(0.95, 1, 60, 120.7);
        assertThat(back.outsideNanos()).isZero();
        assertThat(margin(back, "UV1").remainingNanos()).isEqualTo(21 * SECOND);
    }

    @Test
    void never_goes_below_zero_and_counts_the_unknown_as_beyond() {
        at(Double.NaN, Double.NaN, Double.NaN, 0);
        RideThroughPoint point = at(Double.NaN, Double.NaN, Double.NaN, 50);

        assertThat(margin(point, "OV1").remainingNanos()).isZero();
        assertThat(margin(point, "UF1").remainingNanos()).isEqualTo(250 * SECOND);
        assertThat(margin(point, "OV10").pickedUp()).isFalse();
        assertThat(margin(point, "OV1").value()).isNaN();
    }
}
