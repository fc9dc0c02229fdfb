package org.tidegate.rig.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void a_figure_beyond_its_bar_does_not_hold() {
        var late = new Finding("0 W", 2.01, 2);

        assertThat(late.isHeld()).isFalse();
        assertThat(late.sentence()).isEqualTo("    2010.0 ms  0 W NOT WITHIN 2000.0");
        assertThat(new Finding("0 W", 2, 2).isHeld()).isTrue();
    }

    @Test
    void what_is_before_its_cause_or_no_number_does_not_hold() {
        assertThat(new Finding("0 W", -0.001, 2).isHeld()).isFalse();
        assertThat(new Finding("0 W", Double.NaN, 2).isHeld()).isFalse();
        assertThat(Finding.noted("coil off", Double.NaN).isHeld()).isFalse();
    }

    @Test
    void a_row_for_programs_has_four_columns() {
        assertThat(new Finding("contacts open", 0.0304, 5).row("kill"))
                .isEqualTo("kill\t30.4\t5000.0\tcontacts open");
        assertThat(Finding.noted("coil off", 0.2).row("kill"))
                .isEqualTo("kill\t200.0\t-\tcoil off");
    }
}
