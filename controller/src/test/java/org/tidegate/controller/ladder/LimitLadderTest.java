package org.tidegate.controller.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("The limit ladder")
class LimitLadderTest {
    private final LimitLadder ladder = new LimitLadder();

    @Test
    void names_the_rung_that_keeps_the_power_away_from_the_demand() {
        ladder.limitExport(Rung.SITE, -6_000, Reason.SITE_EXPORT_LIMIT, Double.NaN);
        ladder.limitExport(Rung.MINIMUM_ENERGY, -3_200, Reason.MINIMUM_SOC_TAPER, 40);

        assertThat(ladder.resolve(-5_000, DemandSource.OPERATOR)).isEqualTo(-3_200);

        LadderView view = ladder.view();
        assertThat(view.bindingRung()).isEqualTo(Rung.MINIMUM_ENERGY);
        assertThat(view.sentence())
                .isEqualTo(
                        "−3.2 kW: asked −5.0 kW by the operator, bound by close to the minimum state"
                                + " of charge 40 % (departure and minimum energy)");
    }

    @Test
    void binds_nothing_when_the_demand_is_met() {
        ladder.limitImport(Rung.SITE, 11_000, Reason.SITE_IMPORT_LIMIT, Double.NaN);
        ladder.resolve(11_000, DemandSource.CHARGE_TO_TARGET);
        assertThat(ladder.view().bindingRung()).isNull();
        assertThat(ladder.view().bindingReason()).isEqualTo(Reason.NO_LIMIT);
    }

    @Test
    void the_higher_authority_is_named_when_two_limits_are_equal() {
        ladder.close(Rung.COST, Reason.OPERATOR_LIMIT, Double.NaN);
        ladder.close(Rung.SAFETY, Reason.EMERGENCY_STOP, Double.NaN);
        ladder.resolve(5_000, DemandSource.OPERATOR);
        assertThat(ladder.view().bindingReason()).isEqualTo(Reason.EMERGENCY_STOP);
    }

    @Test
    void a_limit_that_is_not_a_number_closes_its_side() {
        ladder.limitImport(Rung.VEHICLE, Double.NaN, Reason.VEHICLE_CHARGE_LIMIT, Double.NaN);
        ladder.limitExport(Rung.VEHICLE, Double.NaN, Reason.VEHICLE_DISCHARGE_LIMIT, Double.NaN);
        assertThat(ladder.resolve(5_000, DemandSource.OPERATOR)).isZero();
        assertThat(ladder.resolve(-5_000, DemandSource.OPERATOR)).isZero();
    }

    @Test
    void no_rung_can_force_power_by_a_limit_of_the_wrong_sign() {
        ladder.limitImport(Rung.OPERATOR, -7_000, Reason.OPERATOR_LIMIT, Double.NaN);
        ladder.limitExport(Rung.OPERATOR, 7_000, Reason.OPERATOR_DISCHARGE_LIMIT, Double.NaN);
        assertThat(ladder.resolve(5_000, DemandSource.OPERATOR)).isZero();
        assertThat(ladder.resolve(-5_000, DemandSource.OPERATOR)).isZero();
    }

    @Test
    void a_demand_that_is_not_a_number_is_no_demand() {
        assertThat(ladder.resolve(Double.NaN, DemandSource.OPERATOR)).isZero();
    }

    @RepeatedTest(200)
    void the_result_lies_inside_every_limit_and_is_never_further_from_zero_than_the_demand(
            RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        for (Rung rung : Rung.values()) {
            if (random.nextBoolean()) {
                ladder.limitImport(
                        rung, random.nextDouble(-2_000, 12_000), Reason.NO_LIMIT, Double.NaN);
            }
            if (random.nextBoolean()) {
                ladder.limitExport(
                        rung, random.nextDouble(-12_000, 2_000), Reason.NO_LIMIT, Double.NaN);
            }
        }
        double demandW = random.nextDouble(-15_000, 15_000);
        double resultW = ladder.resolve(demandW, DemandSource.OPERATOR);
        LadderView view = ladder.view();
        for (Rung rung : Rung.values()) {
            assertThat(resultW).isBetween(view.lowW(rung), view.highW(rung));
        }
        assertThat(Math.abs(resultW)).isLessThanOrEqualTo(Math.abs(demandW));
        assertThat(resultW * demandW).isGreaterThanOrEqualTo(0);
    }

    @Test
    void kilowatts_show_their_sign_and_zero_has_none() {
        assertThat(LadderView.kilowatts(3_000)).isEqualTo("+3.0 kW");
        assertThat(LadderView.kilowatts(-3_000)).isEqualTo("−3.0 kW");
        assertThat(LadderView.kilowatts(-20)).isEqualTo("0.0 kW");
    }
}
