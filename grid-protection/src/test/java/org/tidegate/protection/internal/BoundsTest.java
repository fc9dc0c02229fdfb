package org.tidegate.protection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A bound")
class BoundsTest {
    @Test
    void keeps_what_is_inside_and_cuts_what_is_not() {
        assertThat(Bounds.atMost(3, 4)).isEqualTo(3);
        assertThat(Bounds.atMost(5, 4)).isEqualTo(4);
        assertThat(Bounds.atLeast(-3, -4)).isEqualTo(-3);
        assertThat(Bounds.atLeast(-5, -4)).isEqualTo(-4);
        assertThat(Bounds.between(0.5, -1, 1)).isEqualTo(0.5);
        assertThat(Bounds.between(9, 2, 1)).as("the lower one is stronger").isEqualTo(2);
    }

    @Test
    void that_is_no_number_is_never_overlooked() {
        assertThat(Bounds.atMost(3, Double.NaN)).isNaN();
        assertThat(Bounds.atLeast(3, Double.NaN)).isNaN();
        assertThat(Bounds.between(3, Double.NaN, 4)).isNaN();
    }
}
