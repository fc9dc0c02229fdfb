package org.tidegate.controller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.Quantity;
import org.tidegate.protection.ProtectionSettings.RideThrough;
import org.tidegate.protection.ProtectionSettings.Service;
import org.tidegate.protection.ProtectionSettings.Stage;
import org.tidegate.protection.evidence.Recording;

@NullMarked
@DisplayName("The lane's trace of a trip")
class TripTraceTest {
    private static final long CYCLE_NANOS = 10_000_000;

    private final GridProtection protection =
            new GridProtection(
                    new ProtectionSettings(
                            "test",
                            3,
                            50,
                            List.of(
                                    new Stage(
                                            "UV1", Quantity.ANY_VOLTAGE, false, 0.8, 200_000_000L)),
                            null,
                            0,
                            new Service(0.9, 1.1, 49, 51, 0, 0),
                            RideThrough.none(),
                            new FrequencyResponse.None(),
                            500_000_000L,
                            100_000_000L));
    private final TripTrace trace = new TripTrace(230, 50, 11_000, CYCLE_NANOS);
    private final Perception seen = new Perception();
    private long nowNanos;

    private void run(double volts, double powerW, int cycles) {
        for (int i = 0; i < cycles; i++) {
            seen.gridMeasured = true;
            seen.stageFresh = true;
            seen.measurement.voltageL1V = volts;
            seen.measurement.voltageL2V = 230;
            seen.measurement.voltageL3V = 230;
            seen.measurement.frequencyHz = 50;
            seen.measurement.acPowerW = powerW;
            seen.grid.voltageL1Pu = volts / 230;
            seen.grid.voltageL2Pu = 1;
            seen.grid.voltageL3Pu = 1;
            seen.grid.frequencyHz = 50;
            seen.grid.activePowerPu = powerW / 11_000;
            protection.step(seen.grid, -0.5, true, nowNanos, seen.decision);
            trace.record(seen, protection.evidence(), nowNanos);
            nowNanos += CYCLE_NANOS;
        }
    }

    /** The first violating sample counts its own cycle: 20 cycles are 200 ms, four more clear. */
    @Test
    void shows_two_seconds_before_and_three_after_with_cause_and_clearing_time() {
        run(230, -5_500, 500);
        run(115, -5_500, 23);
        run(115, 0, 400);

        Recording r = trace.recorder().poll().orElseThrow();

        assertThat(r.trip().stage()).isEqualTo("UV1");
        assertThat(r.trip().extreme()).isCloseTo(0.5, within(1e-9));
        assertThat(r.trip().beyondNanos()).isEqualTo(200_000_000L);
        assertThat(r.trip().clearingNanos()).isEqualTo(240_000_000L);
        assertThat(r.samples()).isEqualTo(501);
        assertThat(r.rateHz()).isEqualTo(100);
        int trigger = r.triggerIndex();
        assertThat(trigger).isEqualTo(200);
        assertThat(r.values()[0][trigger - 20]).isEqualTo(230);
        assertThat(r.values()[0][trigger - 19]).isEqualTo(115);
        assertThat(r.values()[4][trigger]).isEqualTo(-5_500);
        assertThat(r.values()[5][trigger - 1]).isZero();
        assertThat(r.values()[5][trigger]).isEqualTo(1);
    }

    @Test
    void marks_what_was_not_measured() {
        run(230, 0, 10);
        seen.gridMeasured = false;
        trace.record(seen, protection.evidence(), nowNanos);
        nowNanos += CYCLE_NANOS;
        run(115, 0, 400);

        Recording r = trace.recorder().poll().orElseThrow();
        assertThat(r.values()[0]).contains(Double.NaN);
        // The cycle that was not stepped was not observed either, and counts towards the trip.
        assertThat(r.triggerIndex()).isEqualTo(29);
    }
}
