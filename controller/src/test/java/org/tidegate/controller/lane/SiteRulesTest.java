package org.tidegate.controller.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.ladder.Reason;
import org.tidegate.controller.ladder.Rung;
import org.tidegate.controller.session.EmsWord;
import org.tidegate.controller.session.SiteWord;

@DisplayName("What the site's meter and energy manager allow")
class SiteRulesTest {
    private static final double UNLIMITED = Double.POSITIVE_INFINITY;

    private double houseW;

    private static LaneBench bench(SiteSettings site) {
        return new LaneBench(LaneBench.settings(true).at(site));
    }

    private static LaneBench limited(double importW, double exportW) {
        return bench(new SiteSettings(importW, exportW, 1_000, false, 0)).toEnergy();
    }

    /** The meter reads house and charger once a second. */
    private LaneBench runs(LaneBench bench, int seconds) {
        for (int i = 0; i < seconds; i++) {
            double chargerW = bench.measurement.acPowerW;
            bench.site.publish(new SiteWord(bench.nowNanos - 5 * LaneBench.MS, houseW + chargerW));
            bench.runs(1_000);
        }
        return bench;
    }

    @Test
    void the_charger_takes_what_the_others_leave_and_no_more() {
        LaneBench bench = limited(15_000, UNLIMITED);
        houseW = 8_000;
        runs(bench, 30);
        assertThat(bench.request.acPowerW).isCloseTo(7_000, within(10.0));
        assertThat(bench.now().ladder().bindingReason()).isEqualTo(Reason.CONNECTION_IMPORT);
        assertThat(bench.now().site().othersW()).isCloseTo(8_000, within(1.0));
    }

    @Test
    void a_kettle_is_made_room_for_with_the_meters_next_word() {
        LaneBench bench = limited(15_000, UNLIMITED);
        houseW = 8_000;
        runs(bench, 30);
        houseW = 11_000;
        runs(bench, 1);
        assertThat(bench.request.acPowerW).isCloseTo(4_000, within(10.0));
        houseW = 8_000;
        runs(bench, 1);
        assertThat(bench.request.acPowerW).as("widens slowly").isBetween(4_500.0, 5_600.0);
        runs(bench, 4);
        assertThat(bench.request.acPowerW).isCloseTo(7_000, within(10.0));
    }

    @Test
    void it_does_not_swing_at_a_meter_that_is_half_a_second_late() {
        LaneBench bench = limited(15_000, UNLIMITED);
        houseW = 8_000;
        runs(bench, 30);
        double least = UNLIMITED;
        double most = 0;
        for (int i = 0; i < 30; i++) {
            double chargerW = bench.measurement.acPowerW;
            long at = bench.nowNanos;
            bench.runs(500);
            bench.site.publish(new SiteWord(at, houseW + chargerW));
            bench.runs(500);
            least = Math.min(least, bench.request.acPowerW);
            most = Math.max(most, bench.request.acPowerW);
        }
        assertThat(most - least).isLessThan(50);
    }

    @Test
    void the_vehicle_covers_the_house_but_feeds_nothing_in_where_nothing_may_be() {
        LaneBench bench = limited(UNLIMITED, 0);
        bench.wantsW = -9_000;
        bench.dischargeLimitW = -10_000;
        houseW = 3_000;
        runs(bench, 30);
        assertThat(bench.request.acPowerW).isCloseTo(-3_000, within(10.0));
        assertThat(bench.now().ladder().bindingReason()).isEqualTo(Reason.CONNECTION_EXPORT);
        houseW = -2_000; // the sun comes out
        runs(bench, 1);
        assertThat(bench.request.acPowerW).isZero();
    }

    @Test
    void plus_3_kW_counts_against_the_import_and_minus_3_kW_against_the_export() {
        LaneBench bench = limited(10_000, 10_000);
        houseW = 3_000;
        runs(bench, 30);
        assertThat(bench.now().ladder().highW(Rung.SITE)).isCloseTo(7_000, within(10.0));
        assertThat(bench.now().ladder().lowW(Rung.SITE)).isEqualTo(-10_000); // the site's own
        houseW = -3_000;
        runs(bench, 30);
        assertThat(bench.now().ladder().highW(Rung.SITE)).isEqualTo(11_000); // the site's own
        assertThat(bench.now().ladder().lowW(Rung.SITE)).isCloseTo(-7_000, within(10.0));
    }

    @Test
    void a_meter_that_is_lost_ends_the_export_and_leaves_a_safe_import_after_5_s() {
        LaneBench bench = limited(15_000, 5_000);
        houseW = 3_000;
        bench.wantsW = -6_000;
        bench.dischargeLimitW = -10_000;
        runs(bench, 30);
        assertThat(bench.request.acPowerW).isCloseTo(-6_000, within(10.0));
        bench.runs(3_900);
        assertThat(bench.request.acPowerW).as("five answers missed").isNegative();
        bench.runs(200);
        assertThat(bench.request.acPowerW).isZero();
        assertThat(bench.now().ladder().bindingReason()).isEqualTo(Reason.METER_UNSEEN);
        assertThat(bench.now().site().meterTrouble()).isEqualTo("its last word is too old");
        bench.wantsW = 8_000;
        bench.runs(100);
        assertThat(bench.request.acPowerW).isEqualTo(1_000);
        assertThat(bench.now().ladder().sentence()).contains("the site's meter is not seen");
    }

    @Test
    void a_meter_that_is_not_believed_is_no_better_than_none() {
        LaneBench bench = limited(15_000, UNLIMITED);
        runs(bench, 30);
        bench.site.publish(new SiteWord(bench.nowNanos, Double.NaN, "frozen for 60 s"));
        bench.runs(20);
        assertThat(bench.request.acPowerW).isEqualTo(1_000);
        assertThat(bench.now().site().meterTrouble()).isEqualTo("frozen for 60 s");
    }

    @Test
    void without_a_limit_to_keep_the_meter_may_be_missing() {
        LaneBench bench = LaneBench.inEnergy().runs(100);
        assertThat(bench.request.acPowerW).isEqualTo(11_000);
    }

    @Test
    void a_manager_that_is_silent_leaves_its_fall_back_and_no_export() {
        LaneBench bench = bench(new SiteSettings(UNLIMITED, UNLIMITED, 0, true, 4_200)).toEnergy();
        assertThat(bench.request.acPowerW).isEqualTo(4_200);
        assertThat(bench.now().ladder().bindingReason()).isEqualTo(Reason.MANAGER_SILENT_LIMIT);
        assertThat(bench.now().site().managerTrouble()).isNotEmpty();
        bench.ems.publish(
                new EmsWord(bench.nowNanos, 1_000 * LaneBench.MS, -3_000, UNLIMITED, -UNLIMITED));
        bench.dischargeLimitW = -10_000;
        bench.runs(500);
        assertThat(bench.request.acPowerW).isEqualTo(-3_000);
        assertThat(bench.now().site().managerTrouble()).isEmpty();
        bench.runs(600);
        assertThat(bench.request.acPowerW).as("a dead manager").isEqualTo(4_200);
    }

    @Test
    void a_silent_manager_permits_nothing_unless_the_site_says_so() {
        LaneBench bench = bench(new SiteSettings(UNLIMITED, UNLIMITED, 0, true, 0)).toEnergy();
        assertThat(bench.request.acPowerW).isZero();
        bench.ems.publish(
                new EmsWord(
                        bench.nowNanos,
                        0,
                        Double.NaN,
                        UNLIMITED,
                        -UNLIMITED,
                        "the broker is away"));
        bench.runs(20);
        assertThat(bench.now().site().managerTrouble()).isEqualTo("the broker is away");
    }
}
