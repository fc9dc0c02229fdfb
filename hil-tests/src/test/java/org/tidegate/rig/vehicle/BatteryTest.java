package org.tidegate.rig.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The twin's battery")
class BatteryTest {
    private final AtomicBoolean chargerContactor = new AtomicBoolean(true);
    private final Battery battery = new Battery(Battery.Pack.of(400), 50, chargerContactor::get);

    @Test
    void is_connected_only_when_both_ends_are_closed() {
        assertThat(battery.connected()).isFalse();
        assertThat(battery.voltageAtV(0)).isNaN();
        battery.setContactors(true);
        assertThat(battery.connected()).isTrue();
        assertThat(battery.voltageAtV(0)).isEqualTo(battery.openCircuitV());
        battery.flow(10, 1);
        assertThat(battery.currentA()).isEqualTo(10);
        chargerContactor.set(false);
        assertThat(battery.connected()).isFalse();
        assertThat(battery.currentA()).isZero();
    }

    @Test
    void rises_in_voltage_with_current_and_state_of_charge() {
        battery.setContactors(true);
        double rest = battery.openCircuitV();
        assertThat(battery.voltageAtV(25)).isCloseTo(rest + 2, within(1e-9));
        assertThat(battery.voltageAtV(-25)).isCloseTo(rest - 2, within(1e-9));
        double before = 0;
        for (int soc = 0; soc <= 100; soc++) {
            battery.setSocPercent(soc);
            assertThat(battery.openCircuitV()).isGreaterThan(before);
            before = battery.openCircuitV();
        }
    }

    @Test
    void three_kilowatts_in_count_as_charged_and_three_out_as_discharged() {
        battery.setContactors(true);
        double currentA = 3_000 / battery.openCircuitV();
        battery.flow(currentA, 60);
        assertThat(battery.socPercent()).isCloseTo(62.5, within(0.1));
        assertThat(battery.chargedWh()).isCloseTo(50, within(0.5));
        assertThat(battery.dischargedWh()).isZero();

        battery.setSocPercent(50);
        battery.flow(-currentA, 60);
        assertThat(battery.socPercent()).isCloseTo(37.5, within(0.1));
        assertThat(battery.dischargedWh()).isCloseTo(50, within(0.5));
        assertThat(battery.chargedWh()).isCloseTo(50, within(0.5));
    }

    @Test
    void loses_in_its_resistance_what_goes_round() {
        battery.setContactors(true);
        for (int i = 0; i < 1_000; i++) {
            battery.flow(50, 0.05);
            battery.flow(-50, 0.05);
        }
        assertThat(battery.socPercent()).isCloseTo(50, within(0.2));
        // 50 A through 80 mOhm for 100 s
        assertThat(battery.chargedWh() - battery.dischargedWh())
                .isCloseTo(50 * 50 * 0.08 * 100 / 3600, within(0.3));
    }

    @Test
    void takes_its_limits_back_near_full_and_near_empty() {
        battery.setSocPercent(50);
        assertThat(battery.maxChargeW()).isEqualTo(22_000);
        assertThat(battery.maxDischargeW()).isEqualTo(22_000);
        battery.setSocPercent(100);
        assertThat(battery.maxChargeW()).isZero();
        battery.setSocPercent(97.5);
        assertThat(battery.maxChargeW()).isEqualTo(11_000);
        battery.setSocPercent(2);
        assertThat(battery.maxDischargeW()).isZero();
        battery.setSocPercent(5);
        assertThat(battery.maxDischargeW()).isEqualTo(11_000);
    }
}
