package org.tidegate.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DutyCycleTest {
    @ParameterizedTest
    @CsvSource({
        "6, 10",
        "16, 26.666666667",
        "32, 53.333333333",
        "51, 85",
        "52, 85",
        "52.5, 85",
        "63, 89.2",
        "80, 96",
        "500, 96"
    })
    void a_current_has_its_duty(double currentA, double percent) {
        assertThat(DutyCycle.percentFor(currentA)).isEqualTo(percent, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 5.999, 0, -16, Double.NEGATIVE_INFINITY})
    void what_cannot_be_offered_switches_the_oscillator_off(double currentA) {
        assertThat(DutyCycle.percentFor(currentA)).isEqualTo(100);
    }

    /** Table A.8, as a vehicle reads it; both sides of every edge. */
    @ParameterizedTest
    @CsvSource({
        "NaN, 0",
        "0, 0",
        "2.9, 0",
        "5, 0",
        "7.5, 0",
        "7.99, 0",
        "8, 6",
        "9.99, 6",
        "10, 6",
        "26.6667, 16",
        "85, 51",
        "85.1, 52.75",
        "96, 80",
        "96.5, 80",
        "97, 80",
        "97.1, 0",
        "100, 0"
    })
    void a_vehicle_understands_a_duty(double percent, double currentA) {
        assertThat(DutyCycle.understoodA(percent)).isEqualTo(currentA, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"2.9, false", "3, true", "5, true", "7, true", "7.1, false", "NaN, false"})
    void five_percent_asks_for_digital_communication(double percent, boolean asks) {
        assertThat(DutyCycle.asksForDigitalCommunication(percent)).isEqualTo(asks);
    }

    @Test
    void a_vehicle_never_understands_more_than_was_meant() {
        for (double currentA = 6; currentA <= 80; currentA += 0.01) {
            double understoodA = DutyCycle.understoodA(DutyCycle.percentFor(currentA));
            assertThat(understoodA).isLessThanOrEqualTo(currentA + 1e-9);
            assertThat(understoodA).isGreaterThan(currentA - 1.51);
        }
    }

    @Test
    void only_ten_to_ninety_six_percent_offers_a_current() {
        assertThat(DutyCycle.offeredA(9)).isZero();
        assertThat(DutyCycle.offeredA(5)).isZero();
        assertThat(DutyCycle.offeredA(96.5)).isZero();
        assertThat(DutyCycle.offeredA(20)).isEqualTo(12, within(1e-9));
    }
}
