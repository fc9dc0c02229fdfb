package org.tidegate.controller.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.GridCodeException;
import org.tidegate.board.gridcode.GridCodes;
import org.tidegate.controller.assembly.ProtectionProfiles;
import org.tidegate.ocpp.DerAuthority;
import org.tidegate.ocpp.DerControl;
import org.tidegate.ocpp.DerControl.Choice;
import org.tidegate.ocpp.DerControl.Curve;
import org.tidegate.ocpp.DerControl.Point;
import org.tidegate.ocpp.DerControl.Setting;
import org.tidegate.ocpp.DerControl.Unit;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.SupportSettings.ReactiveMode;

@DisplayName("An operator's grid-support control")
class GridCodeAuthorityTest {
    private static final double NAN = Double.NaN;

    private static GridCode code(String id) {
        try {
            return GridCodes.load(id);
        } catch (GridCodeException e) {
            throw new AssertionError(e);
        }
    }

    private static GridCodeAuthority authority(String id) {
        return new GridCodeAuthority(
                code(id), Set.of(), ProtectionProfiles::settings, DerAuthority.Nameplate.UNKNOWN);
    }

    private static final GridCodeAuthority CAT3 = authority("ieee1547-2018-cat3");

    private static DerControl control(DerControl.Type type, Setting setting) {
        return new DerControl("c-" + type, type, setting, true, 0, DerControl.NEVER);
    }

    private static DerControl scheduled(DerControl.Type type, Setting setting, int priority) {
        return new DerControl("s-" + type, type, setting, false, priority, 1_000);
    }

    private static Curve curve(Unit unit, double... xy) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < xy.length; i += 2) {
            points.add(new Point(xy[i], xy[i + 1]));
        }
        return new Curve(points, unit, NAN, false, NAN, Choice.LEFT_OUT, NAN, NAN, NAN, false);
    }

    private static ProtectionSettings settings(DerControl... controls) {
        for (DerControl c : controls) {
            assertThat(CAT3.refusal(c, List.of())).isEmpty();
        }
        var outcome = CAT3.settings(List.of(controls));
        assertThat(outcome.leftOut()).isEmpty();
        return outcome.settings();
    }

    @Test
    void without_controls_the_profile_is_in_force() {
        assertThat(CAT3.settings(List.of()).settings())
                .isEqualTo(ProtectionProfiles.settings(code("ieee1547-2018-cat3")));
    }

    /** OCPP counts plus as injecting, the engine counts plus as absorbing. */
    @ParameterizedTest
    @ValueSource(doubles = {50, -50})
    void of_fixed_var_turns_its_sign_once(double percent) {
        ProtectionSettings s =
                settings(
                        control(
                                DerControl.Type.FIXED_VAR,
                                new DerControl.FixedVar(percent, Unit.PCT_MAX_VAR)));
        assertThat(s.support().reactiveMode())
                .isInstanceOfSatisfying(
                        ReactiveMode.ConstantReactivePower.class,
                        q ->
                                assertThat(q.reactivePowerPu())
                                        .isCloseTo(-percent / 100 * 0.44, within(1e-9)));
    }

    @Test
    void of_discharge_limits_export() {
        ProtectionSettings s =
                settings(
                        control(
                                DerControl.Type.LIMIT_MAX_DISCHARGE,
                                new DerControl.LimitDischarge(40)));
        assertThat(Objects.requireNonNull(s.support().powerLimit()).exportPu()).isEqualTo(0.4);
    }

    @Test
    void of_droop_becomes_deadband_and_droop() {
        ProtectionSettings s =
                settings(
                        control(
                                DerControl.Type.FREQ_DROOP,
                                new DerControl.Droop(60.036, 59.964, 0.04, 0.03, 2)));
        assertThat(s.frequencyResponse())
                .isInstanceOfSatisfying(
                        FrequencyResponse.Droop.class,
                        d -> {
                            assertThat(d.overDeadbandHz()).isEqualTo(0.036);
                            assertThat(d.underDeadbandHz()).isEqualTo(0.036);
                            assertThat(d.overDroop()).isEqualTo(0.04);
                            assertThat(d.underDroop()).isEqualTo(0.03);
                            assertThat(d.responseNanos()).isEqualTo(2_000_000_000L);
                        });
    }

    @Test
    void of_a_limited_frequency_mode_moves_its_thresholds() {
        GridCodeAuthority en = authority("en50549-1");
        DerControl c =
                control(
                        DerControl.Type.FREQ_DROOP,
                        new DerControl.Droop(50.5, 49.5, 0.04, 0.06, 2));
        assertThat(en.refusal(c, List.of())).isEmpty();
        assertThat(en.settings(List.of(c)).settings().frequencyResponse())
                .isInstanceOfSatisfying(
                        FrequencyResponse.Lfsm.class,
                        l -> {
                            FrequencyResponse.Threshold over = Objects.requireNonNull(l.over());
                            FrequencyResponse.Threshold under = Objects.requireNonNull(l.under());
                            assertThat(over.startHz()).isEqualTo(50.5);
                            assertThat(over.droop()).isEqualTo(0.04);
                            assertThat(under.startHz()).isEqualTo(49.5);
                            assertThat(under.droop()).isEqualTo(0.06);
                        });
    }

    @Test
    void of_a_trip_moves_the_stages_of_its_side() {
        ProtectionSettings s =
                settings(
                        control(
                                DerControl.Type.HV_MUST_TRIP,
                                curve(Unit.NOT_APPLICABLE, 115, 12.5, 120, 12.5, 120, 0.16)));
        assertThat(s.stages())
                .filteredOn(x -> x.id().equals("OV1"))
                .singleElement()
                .satisfies(x -> {
                    assertThat(x.threshold()).isEqualTo(1.15);
                    assertThat(x.delayNanos()).isEqualTo(12_460_000_000L);
                });
        ProtectionSettings low =
                settings(
                        control(
                                DerControl.Type.LV_MUST_TRIP,
                                curve(Unit.NOT_APPLICABLE, 45, 3, 45, 30, 80, 30)));
        assertThat(low.stages())
                .filteredOn(x -> x.id().equals("UV1"))
                .singleElement()
                .satisfies(x -> assertThat(x.threshold()).isEqualTo(0.8));
        assertThat(low.stages())
                .filteredOn(x -> x.id().equals("UV2"))
                .singleElement()
                .satisfies(x -> assertThat(x.threshold()).isEqualTo(0.45));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    130 | 5    | 120 to 120 pu, 1.1 to 1.2
                    115 | 20   | 1 to 13 s
                    105 | 5    | 1.1 to 1.2 pu
                    """)
    void outside_its_range_is_refused_with_the_range(double percent, double seconds, String range) {
        String no =
                CAT3.refusal(
                        control(
                                DerControl.Type.HV_MUST_TRIP,
                                curve(
                                        Unit.NOT_APPLICABLE,
                                        percent,
                                        seconds,
                                        Math.max(120, percent),
                                        seconds,
                                        Math.max(120, percent),
                                        0.16)),
                        List.of());
        assertThat(no).contains("is outside").containsAnyOf(range.split(", "));
    }

    @Test
    void that_cannot_be_meant_is_refused() {
        Unit na = Unit.NOT_APPLICABLE;
        assertThat(no(DerControl.Type.HF_MUST_TRIP, curve(na, 1.02, 5, 1.03, 0.16))).contains("Hz");
        assertThat(no(DerControl.Type.HV_MUST_TRIP, curve(na, 120, 0.16, 110, 13)))
                .contains("below");
        assertThat(no(DerControl.Type.HV_MUST_TRIP, curve(na, 115, 5))).contains("2 stages");
        assertThat(no(DerControl.Type.VOLT_VAR, curve(Unit.PCT_VAR_AVAIL, 90, 10, 110, -10)))
                .contains("PCT_MAX_VAR");
        assertThat(no(DerControl.Type.VOLT_VAR, curve(Unit.PCT_MAX_VAR, 90, NAN, 110, -10)))
                .isNotEmpty();
        assertThat(no(DerControl.Type.VOLT_VAR, curve(Unit.PCT_MAX_VAR, 900, 10, 1100, -10)))
                .contains("0 to 200");
        assertThat(no(DerControl.Type.FREQ_WATT, curve(Unit.PCT_MAX_W, 60, 100, 61, 0)))
                .contains("not supported");
        assertThat(no(DerControl.Type.HV_MAY_TRIP, curve(na, 110, 12))).contains("not supported");
        assertThat(
                        no(
                                DerControl.Type.FIXED_VAR,
                                new DerControl.FixedVar(
                                        Double.POSITIVE_INFINITY, Unit.PCT_MAX_VAR)))
                .isNotEmpty();
    }

    private static String no(DerControl.Type type, Setting setting) {
        return CAT3.refusal(control(type, setting), List.of());
    }

    @Test
    void of_a_code_that_fixes_its_trips_changes_none() {
        GridCodeAuthority vde = authority("vde-ar-n-4105");
        assertThat(
                        vde.refusal(
                                control(
                                        DerControl.Type.HV_MUST_TRIP,
                                        curve(Unit.NOT_APPLICABLE, 120, 0.1)),
                                List.of()))
                .contains("is fixed at 1.25 pu");
    }

    @Test
    void whose_range_nobody_has_confirmed_is_refused() {
        assertThat(
                        authority("vde-ar-n-4105")
                                .refusal(
                                        control(
                                                DerControl.Type.LIMIT_MAX_DISCHARGE,
                                                new DerControl.LimitDischarge(40)),
                                        List.of()))
                .contains("confirm");
    }

    @Test
    void takes_the_place_of_the_reactive_mode_before_it() {
        DerControl voltVar =
                control(
                        DerControl.Type.VOLT_VAR,
                        curve(Unit.PCT_MAX_VAR, 92, 100, 98, 0, 102, 0, 108, -100));
        ProtectionSettings byDefault = settings(voltVar);
        assertThat(byDefault.support().reactiveMode()).isInstanceOf(ReactiveMode.VoltVar.class);
        DerControl now =
                scheduled(
                        DerControl.Type.FIXED_VAR,
                        new DerControl.FixedVar(30, Unit.PCT_MAX_VAR),
                        5);
        var outcome = CAT3.settings(List.of(voltVar, now));
        assertThat(outcome.settings().support().reactiveMode())
                .as("scheduled before default")
                .isInstanceOf(ReactiveMode.ConstantReactivePower.class);
        assertThat(outcome.leftOut()).containsExactly("c-VOLT_VAR");
    }

    @Test
    void that_does_not_go_together_with_a_stronger_one_is_left_out_and_never_bent() {
        DerControl strong =
                scheduled(
                        DerControl.Type.ENTER_SERVICE,
                        new DerControl.EnterService(105, 92, 60.1, 59.5, 300, 0, 100),
                        0);
        DerControl gradient =
                control(DerControl.Type.LIMIT_MAX_DISCHARGE, new DerControl.LimitDischarge(200));
        var outcome = CAT3.settings(List.of(gradient, strong));
        assertThat(outcome.leftOut()).containsExactly("c-LIMIT_MAX_DISCHARGE");
        assertThat(outcome.settings().service().rampNanos()).isEqualTo(100_000_000_000L);
    }

    /** Whatever is accepted, protection can take it over between two cycles. */
    @RepeatedTest(15)
    void that_is_accepted_never_changes_the_shape_of_protection(RepetitionInfo seed) {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var controls = new ArrayList<DerControl>();
        for (int i = 0; i < 6; i++) {
            DerControl c = any(random, i);
            if (CAT3.refusal(c, controls).isEmpty()) {
                controls.add(c);
            }
        }
        var protection =
                new GridProtection(ProtectionProfiles.settings(code("ieee1547-2018-cat3")));
        protection.apply(CAT3.settings(controls).settings());
        protection.apply(CAT3.settings(List.of()).settings());
    }

    private static DerControl any(SplittableRandom random, int i) {
        double p = random.nextDouble(-150, 150);
        return switch (random.nextInt(6)) {
            case 0 ->
                    scheduled(
                            DerControl.Type.FIXED_VAR,
                            new DerControl.FixedVar(p, Unit.PCT_MAX_VAR),
                            i);
            case 1 ->
                    control(DerControl.Type.LIMIT_MAX_DISCHARGE, new DerControl.LimitDischarge(p));
            case 2 ->
                    control(
                            DerControl.Type.HV_MUST_TRIP,
                            curve(
                                    Unit.NOT_APPLICABLE,
                                    random.nextDouble(105, 125),
                                    random.nextDouble(0, 15),
                                    120,
                                    0.16));
            case 3 ->
                    control(
                            DerControl.Type.VOLT_VAR,
                            curve(
                                    Unit.PCT_MAX_VAR,
                                    random.nextDouble(80, 100),
                                    p,
                                    random.nextDouble(90, 120),
                                    -p));
            case 4 ->
                    scheduled(
                            DerControl.Type.FREQ_DROOP,
                            new DerControl.Droop(
                                    random.nextDouble(60, 62),
                                    random.nextDouble(58, 60),
                                    random.nextDouble(0, 0.1),
                                    random.nextDouble(0, 0.1),
                                    random.nextDouble(0, 20)),
                            i);
            default ->
                    control(
                            DerControl.Type.FIXED_PF_INJECT,
                            new DerControl.FixedPowerFactor(
                                    random.nextDouble(0.5, 1.1), random.nextBoolean()));
        };
    }
}
