package org.tidegate.protection.islanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.protection.islanding.ConverterSupervision.Refusal;
import org.tidegate.protection.islanding.ConverterSupervision.Setting;

@DisplayName("The converter's own anti-islanding")
class ConverterSupervisionTest {
    private static final long S = 1_000_000_000;

    private static @Nullable Refusal after(AntiIslandingMode mode, Setting setting) {
        var supervision = new ConverterSupervision(mode);
        supervision.heard(setting, 0);
        return supervision.refusal(S);
    }

    @Test
    void is_asked_once_a_second() {
        var supervision = new ConverterSupervision(AntiIslandingMode.CONVERTER);
        assertThat(supervision.isDue(0)).isTrue();
        assertThat(supervision.isDue(S - 1)).isFalse();
        assertThat(supervision.isDue(S)).isTrue();
        assertThat(supervision.isDue(S + 1)).isFalse();
    }

    @Test
    void has_to_be_what_the_profile_says() {
        assertThat(after(AntiIslandingMode.CONVERTER, Setting.ON)).isNull();
        assertThat(after(AntiIslandingMode.CONVERTER, Setting.OFF)).isEqualTo(Refusal.SWITCHED_OFF);
        assertThat(after(AntiIslandingMode.CONVERTER, Setting.ABSENT)).isEqualTo(Refusal.NOT_THERE);
        assertThat(after(AntiIslandingMode.BOTH_SUPERVISED, Setting.ON)).isNull();
        assertThat(after(AntiIslandingMode.BOTH_SUPERVISED, Setting.OFF))
                .isEqualTo(Refusal.SWITCHED_OFF);
        assertThat(after(AntiIslandingMode.CONTROLLER, Setting.OFF)).isNull();
        assertThat(after(AntiIslandingMode.CONTROLLER, Setting.ABSENT)).isNull();
        assertThat(after(AntiIslandingMode.CONTROLLER, Setting.ON)).isEqualTo(Refusal.SWITCHED_ON);
    }

    /** Two methods that nobody has tuned to each other may hide an island from each other. */
    @Test
    void of_which_nobody_has_said_anything_allows_no_mode() {
        assertThat(after(AntiIslandingMode.CONTROLLER, Setting.UNKNOWN))
                .isEqualTo(Refusal.NOT_SAID);
        assertThat(after(AntiIslandingMode.CONVERTER, Setting.UNKNOWN))
                .isEqualTo(Refusal.NOT_THERE);
        assertThat(after(AntiIslandingMode.BOTH_SUPERVISED, Setting.UNKNOWN))
                .isEqualTo(Refusal.NOT_THERE);
    }

    @Test
    void a_search_of_ours_that_is_too_slow_allows_nothing_where_it_is_relied_on() {
        var slow = new DetectionTime(200_000_000L, 1_600_000_000L);
        for (AntiIslandingMode mode : AntiIslandingMode.values()) {
            var supervision = new ConverterSupervision(mode, slow, 2 * S);
            supervision.heard(mode.needsConverter() ? Setting.ON : Setting.ABSENT, 0);
            assertThat(supervision.refusal(0))
                    .isEqualTo(mode == AntiIslandingMode.CONTROLLER ? Refusal.TOO_SLOW : null);
            assertThat(supervision.detectionSeconds()).isEqualTo(1.6);
        }
        var enough = new DetectionTime(180_000_000L, 1_500_000_000L);
        var supervision = new ConverterSupervision(AntiIslandingMode.CONTROLLER, enough, 2 * S);
        supervision.heard(Setting.OFF, 0);
        assertThat(supervision.refusal(0)).isNull();
    }

    @Test
    void that_is_silent_allows_nothing() {
        var supervision = new ConverterSupervision(AntiIslandingMode.CONVERTER);
        assertThat(supervision.refusal(0)).isEqualTo(Refusal.NEVER_READ);
        supervision.heard(Setting.ON, S);
        assertThat(supervision.refusal(4 * S)).isNull();
        supervision.heard(Setting.UNREADABLE, 3 * S);
        assertThat(supervision.refusal(4 * S + 1)).isEqualTo(Refusal.NOT_READ_LATELY);
        for (Refusal refusal : Refusal.values()) {
            assertThat(refusal.reason()).isNotBlank();
            assertThat(refusal.remedy()).isNotBlank();
        }
    }
}
