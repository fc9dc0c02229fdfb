package org.tidegate.controller.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.session.SiteWord;
import org.tidegate.hal.MeterQuality;
import org.tidegate.hal.MeterReading;
import org.tidegate.hal.PerPhase;
import org.tidegate.runtime.Published;

@DisplayName("The plane between the site's meter and the lane")
class SiteMeterPlaneTest {
    private static final long SECOND = 1_000_000_000L;

    private MeterReading reading = MeterReading.NONE;
    private final Published<SiteWord> words = new Published<>(SiteWord.NONE);
    private final SiteMeterPlane plane = new SiteMeterPlane(() -> reading, words);
    private long nowNanos = 1_000 * SECOND;

    private void reads(double powerW, long sequence) {
        reading =
                new MeterReading(
                        powerW,
                        PerPhase.UNKNOWN,
                        0,
                        PerPhase.UNKNOWN,
                        PerPhase.UNKNOWN,
                        50,
                        0,
                        0,
                        MeterQuality.GOOD,
                        "",
                        nowNanos,
                        sequence);
        plane.step(nowNanos);
    }

    @Test
    void plus_3_kW_is_taken_from_the_grid_and_minus_3_kW_is_fed_in() {
        reads(3_000, 1);
        assertThat(words.latest().loadW()).isEqualTo(3_000);
        reads(-3_000, 2);
        assertThat(words.latest().loadW()).isEqualTo(-3_000);
        assertThat(words.latest().isFresh(nowNanos)).isTrue();
    }

    @Test
    void a_meter_that_has_not_spoken_is_unknown_with_its_reason() {
        assertThat(words.latest().isFresh(nowNanos)).isFalse();
        assertThat(words.latest().trouble()).contains("not been read yet");
        assertThat(words.latest()).isNotEqualTo(SiteWord.NONE);
    }

    @Test
    void a_reading_that_is_not_repeated_grows_old() {
        reads(3_000, 1);
        SiteWord told = words.latest();
        nowNanos += 2 * SECOND;
        plane.step(nowNanos);
        assertThat(words.latest()).isSameAs(told);
        assertThat(told.isFresh(nowNanos)).isFalse();
    }

    @Test
    void what_is_not_believed_is_no_number_whatever_the_number() {
        reads(3_000, 1);
        reading = MeterReading.unknown(MeterQuality.WRONG_SIGN, "turn it round", nowNanos, 2);
        plane.step(nowNanos);
        assertThat(words.latest().loadW()).isNaN();
        assertThat(words.latest().trouble()).isEqualTo("turn it round");
        reads(Double.NaN, 3);
        assertThat(words.latest().trouble()).isEqualTo("it gives no power");
    }
}
