package org.tidegate.iso15118.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ValueTest {

    @Test
    void power_into_the_vehicle_and_into_the_grid_are_the_same_number_but_for_the_sign() {
        assertThat(Rational.fromDouble(3000)).isEqualTo(new Rational(0, 3000));
        assertThat(Rational.fromDouble(-3000)).isEqualTo(new Rational(0, -3000));
        assertThat(Rational.fromDouble(-3000).toDouble()).isEqualTo(-3000);
    }

    @Test
    void a_quantity_keeps_no_more_digits_than_it_needs() {
        assertThat(Rational.fromDouble(400)).isEqualTo(new Rational(0, 400));
        assertThat(Rational.fromDouble(27.5)).isEqualTo(new Rational(-1, 275));
        assertThat(Rational.fromDouble(0.1)).isEqualTo(new Rational(-1, 1));
        assertThat(Rational.fromDouble(123_456)).isEqualTo(new Rational(1, 12346));
        assertThat(Rational.fromDouble(-0.0)).isEqualTo(Rational.ZERO);
        assertThat(Rational.fromDouble(1e-9)).isEqualTo(Rational.ZERO);
    }

    @Test
    void a_limit_is_never_rounded_up() {
        assertThat(Rational.towardsZero(123_456)).isEqualTo(new Rational(1, 12345));
        assertThat(Rational.towardsZero(-123_456)).isEqualTo(new Rational(1, -12345));
        assertThat(Rational.towardsZero(0.1)).isEqualTo(new Rational(-1, 1));
    }

    @Test
    void the_unknown_is_not_sent_as_a_number() {
        for (double unknown :
                new double[] {
                    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e30
                }) {
            assertThatIllegalArgumentException().isThrownBy(() -> Rational.fromDouble(unknown));
            assertThatIllegalArgumentException().isThrownBy(() -> Rational.towardsZero(unknown));
        }
    }

    @RepeatedTest(20)
    void a_quantity_survives_to_four_digits(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        for (int i = 0; i < 1000; i++) {
            double quantity = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-1, 8));
            double nearest = Rational.fromDouble(quantity).toDouble();
            double limit = Rational.towardsZero(quantity).toDouble();
            double step = Math.max(Math.abs(quantity) / 3276, 1e-6);
            assertThat(nearest).isCloseTo(quantity, within(step / 2));
            assertThat(limit).isCloseTo(quantity, within(step));
            assertThat(Math.abs(limit))
                    .isLessThanOrEqualTo(Math.abs(quantity) * (1 + 1e-9) + 1e-12);
        }
    }

    @Test
    void every_rational_a_peer_can_send_has_a_value() {
        assertThat(new Rational(-128, 32767).toDouble()).isCloseTo(0, within(1e-100));
        assertThat(new Rational(127, -32768).toDouble()).isCloseTo(-3.2768e131, within(1e117));
        assertThat(new Rational(-3, 12346).toDouble()).isEqualTo(12.346);
    }

    @Test
    void a_session_id_is_its_eight_bytes() {
        assertThat(SessionId.parse("F4ACDE0123456789")).hasToString("F4ACDE0123456789");
        assertThat(SessionId.parse("F4ACDE0123456789"))
                .isEqualTo(new SessionId(0xF4AC_DE01_2345_6789L));
        assertThat(SessionId.NONE.isNone()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> SessionId.parse("12"));
    }

    @Test
    void bytes_are_equal_by_value_and_cannot_be_changed_from_outside() {
        byte[] source = {1, 2, 3};
        Bytes bytes = Bytes.of(source);
        source[0] = 9;
        bytes.toByteArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.of((byte) 1, (byte) 2, (byte) 3));
        assertThat(bytes).hasSameHashCodeAs(Bytes.of((byte) 1, (byte) 2, (byte) 3));
        assertThat(bytes).hasToString("AQID");
    }

    @Test
    void only_failures_end_the_session() {
        assertThat(ResponseCode.WARNING_WPT.isFailure()).isFalse();
        assertThat(ResponseCode.FAILED.isFailure()).isTrue();
        assertThat(ResponseCode.FAILED_WRONG_CHARGE_PARAMETER.isFailure()).isTrue();
    }
}
