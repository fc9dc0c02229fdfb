package org.tidegate.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A curve")
class CurveTest {
    private final Curve categoryB = Curve.of(0.92, 0.44, 0.98, 0, 1.02, 0, 1.08, -0.44);

    @Test
    void is_level_outside_its_points_and_straight_between_them() {
        assertThat(categoryB.at(0.5)).isEqualTo(0.44);
        assertThat(categoryB.at(0.92)).isEqualTo(0.44);
        assertThat(categoryB.at(0.935)).isCloseTo(0.33, within(1e-12));
        assertThat(categoryB.at(0.98)).isEqualTo(0);
        assertThat(categoryB.at(1)).isEqualTo(0);
        assertThat(categoryB.at(1.065)).isCloseTo(-0.33, within(1e-12));
        assertThat(categoryB.at(1.08)).isEqualTo(-0.44);
        assertThat(categoryB.at(2)).isEqualTo(-0.44);
        assertThat(categoryB.at(Double.NaN)).isNaN();
    }

    @Test
    void may_step_where_two_points_share_an_x() {
        Curve step = Curve.of(1, 0.2, 1, 0.6, 2, 0.6);
        assertThat(step.at(0.999)).isEqualTo(0.2);
        assertThat(step.at(1)).isEqualTo(0.6);
    }

    @Test
    void may_be_a_single_level() {
        assertThat(Curve.level(0.3).at(-7)).isEqualTo(0.3);
        assertThat(Curve.level(0.3).at(7)).isEqualTo(0.3);
    }

    @Test
    void refuses_what_is_no_curve_and_names_the_point() {
        assertThatThrownBy(() -> Curve.of()).hasMessageContaining("not of 0 numbers");
        assertThatThrownBy(() -> Curve.of(1, 2, 3)).hasMessageContaining("not of 3 numbers");
        assertThatThrownBy(() -> Curve.of(1, 2, 0.9, 3))
                .hasMessageContaining("point 2")
                .hasMessageContaining("0.9")
                .hasMessageContaining("before the 1.0");
        assertThatThrownBy(() -> Curve.of(1, Double.NaN)).hasMessageContaining("point 1");
        assertThatThrownBy(() -> Curve.of(1, 1, Double.POSITIVE_INFINITY, 1))
                .hasMessageContaining("point 2");
    }

    @Test
    void tells_its_points_and_compares_by_them() {
        assertThat(categoryB.points()).isEqualTo(4);
        assertThat(categoryB.x(1)).isEqualTo(0.98);
        assertThat(categoryB.y(3)).isEqualTo(-0.44);
        assertThat(Curve.of(1, 2, 3, 4)).hasToString("(1.0, 2.0) (3.0, 4.0)");
        assertThat(Curve.of(1, 2)).isEqualTo(Curve.of(1, 2)).hasSameHashCodeAs(Curve.of(1, 2));
        assertThat(Curve.of(1, 2)).isNotEqualTo(Curve.of(1, 3)).isNotEqualTo(Curve.of(0, 2));
        assertThat(Curve.of(1, 2).hashCode()).isNotEqualTo(Curve.of(1, 3).hashCode());
        assertThat(Curve.of(1, 2).hashCode()).isNotEqualTo(Curve.of(2, 2).hashCode());
        assertThat(Curve.of(1, 2).equals((Object) "(1.0, 2.0)")).isFalse();
    }
}
