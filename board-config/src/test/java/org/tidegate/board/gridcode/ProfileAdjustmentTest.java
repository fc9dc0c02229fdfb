package org.tidegate.board.gridcode;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.board.gridcode.GridCode.Range;
import org.tidegate.board.gridcode.GridCode.TripStage;
import org.tidegate.board.gridcode.ProfileAdjustment.Accepted;
import org.tidegate.board.gridcode.ProfileAdjustment.Authority;
import org.tidegate.board.gridcode.ProfileAdjustment.Change;
import org.tidegate.board.gridcode.ProfileAdjustment.Refused;

@DisplayName("A request for other settings")
class ProfileAdjustmentTest {

    private static GridCode cat3() throws GridCodeException {
        return GridCodes.load("ieee1547-2018-cat3");
    }

    private static ProfileAdjustment ask(GridCode code, Authority authority, String... changes) {
        List<Change> list =
                Arrays.stream(changes)
                        .map(c -> c.split("=", 2))
                        .map(c -> new Change(c[0], c[1]))
                        .toList();
        return ProfileAdjustment.of(code, list, authority, Set.of());
    }

    private static String refusal(ProfileAdjustment adjustment) {
        assertThat(adjustment).isInstanceOf(Refused.class);
        return ((Refused) adjustment).reasons().toString();
    }

    private static GridCode accepted(ProfileAdjustment adjustment) {
        assertThat(adjustment).isInstanceOf(Accepted.class);
        return ((Accepted) adjustment).profile();
    }

    @Test
    void moves_a_trip_inside_its_range() throws GridCodeException {
        GridCode code =
                accepted(
                        ask(
                                cat3(),
                                Authority.GRID_OPERATOR,
                                "trip_stages.OV1.threshold=1.15",
                                "trip_stages.UV1.clearing_time_s=40"));

        assertThat(code.value("trip_stages.OV1.threshold").orElseThrow().number()).isEqualTo(1.15);
        assertThat(code.tripStages())
                .filteredOn(s -> s.id().equals("UV1"))
                .extracting(TripStage::clearingSeconds)
                .containsExactly(40.0);
        assertThat(code.sha256()).isNotEqualTo(cat3().sha256());
        assertThat(code.mayExport()).isTrue();
        // What was moved can be moved on from there, still inside the code's range.
        assertThat(refusal(ask(code, Authority.GRID_OPERATOR, "trip_stages.OV1.threshold=1.21")))
                .contains("1.21 is outside 1.1 to 1.2 pu");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "trip_stages.OV1.threshold=1.21; is outside 1.1 to 1.2 pu",
                "trip_stages.OV1.threshold=1.0999; is outside 1.1 to 1.2 pu",
                "trip_stages.OV1.threshold=NaN; is no number",
                "trip_stages.OV1.threshold=1e999; is no number",
                "trip_stages.OV1.threshold=1.15 pu; is no number",
                "trip_stages.OV1.treshold=1.15; Did you mean 'trip_stages.OV1.threshold'",
                "trip_stages.OV1.direction=under; is fixed at over",
                "ride_through.voltage.bands[1].min_s=1; is fixed at 12 s",
                "enter_service.v_max=1.07; is outside 1.05 to 1.06 pu",
                "frequency_response.over_droop=0.06; is outside 0.02 to 0.05",
                "anti_islanding.mode=converter; is fixed at both_supervised",
                "volt_var.points=[[0.9, 0.3], [0.8, 0]]; 0.8 is outside 0.88 to 1.1 pu",
                "volt_var.points=[[0.9, 0.3], [0.9, 0]]; jumps from 0.3 to 0 at one place",
                "volt_var.points=[[0.9, 0], [1.1, 0.3]]; would drive the grid away",
                "volt_var.points=7; is no curve",
                "volt_var.points={a: *b}; is no curve",
                "volt_var.points=[[1, 0], 5]; is no point",
                "volt_var.enabled=yes; is neither true nor false",
                "watt_var.points=[[-1, 0.3], [1, -0.3]]; nobody has confirmed its range",
            })
    void never_leaves_the_range_of_the_code(String change, String reason) throws GridCodeException {
        assertThat(refusal(ask(cat3(), Authority.GRID_OPERATOR, change))).contains(reason);
    }

    @Test
    void holds_as_a_whole_or_not_at_all() throws GridCodeException {
        String refusal =
                refusal(
                        ask(
                                cat3(),
                                Authority.GRID_OPERATOR,
                                "trip_stages.OV1.threshold=1.15",
                                "trip_stages.OF1.threshold=70",
                                "trip_stages.UF1.clearing_time_s=1"));

        assertThat(refusal).contains("70 is outside", "1 is outside").doesNotContain("OV1");
    }

    @Test
    void is_judged_by_what_the_values_make_together() throws GridCodeException {
        // Each alone is inside its range; together the trip cuts into what must be endured.
        assertThat(
                        refusal(
                                ask(
                                        cat3(),
                                        Authority.GRID_OPERATOR,
                                        "trip_stages.OF1.clearing_time_s=200")))
                .contains("trips after 200 s where 299 s have to be ridden through");
    }

    @Test
    void of_the_charging_operator_may_tighten_trips_and_nothing_else() throws GridCodeException {
        GridCode loose =
                accepted(
                        ask(
                                cat3(),
                                Authority.GRID_OPERATOR,
                                "trip_stages.OV1.threshold=1.2",
                                "trip_stages.UV1.threshold=0.8"));

        assertThat(
                        accepted(
                                        ask(
                                                loose,
                                                Authority.CHARGING_OPERATOR,
                                                "trip_stages.OV1.threshold=1.15"))
                                .value("trip_stages.OV1.threshold")
                                .orElseThrow()
                                .text())
                .isEqualTo("1.15 pu");
        accepted(ask(loose, Authority.CHARGING_OPERATOR, "trip_stages.UV1.threshold=0.85"));
        assertThat(
                        refusal(
                                ask(
                                        loose,
                                        Authority.CHARGING_OPERATOR,
                                        "trip_stages.UV1.threshold=0.7")))
                .contains("looser than 0.8 pu");
        assertThat(refusal(ask(loose, Authority.CHARGING_OPERATOR, "enter_service.observe_s=600")))
                .contains("may tighten trips and nothing else");
        assertThat(refusal(ask(loose, Authority.CHARGING_OPERATOR, "volt_var.enabled=true")))
                .contains("may tighten trips and nothing else");
    }

    @Test
    void for_one_mode_of_reactive_power_ends_the_other() throws GridCodeException {
        GridCode code =
                accepted(
                        ask(
                                cat3(),
                                Authority.GRID_OPERATOR,
                                "volt_var.enabled=true",
                                "volt_var.points=[[0.9, 0.44], [0.95, 0], [1.05, 0], [1.1, -0.44]]"));

        assertThat(code.support().voltVar()).isNotNull();
        assertThat(requireNonNull(code.support().voltVar()).enabled()).isTrue();
        assertThat(requireNonNull(code.support().voltVar()).points().get(1))
                .isEqualTo(new SupportFunctions.Point(0.95, 0));
        assertThat(code.support().constantPowerFactor()).isNotNull();
        assertThat(requireNonNull(code.support().constantPowerFactor()).enabled()).isFalse();
    }

    @Test
    void does_not_bring_unconfirmed_numbers_into_force() throws GridCodeException {
        GridCode code = GridCodes.load("en50549-1");
        List<Change> changes = List.of(new Change("volt_var.enabled", "true"));

        assertThat(refusal(ProfileAdjustment.of(code, changes, Authority.INSTALLER, Set.of())))
                .contains("volt_var: would come into force without anybody having confirmed it");
        accepted(ProfileAdjustment.of(code, changes, Authority.INSTALLER, Set.of("volt_var")));
        accepted(
                ProfileAdjustment.of(
                        GridCodes.demonstration(code), changes, Authority.INSTALLER, Set.of()));
    }

    @Test
    void of_a_range_that_is_not_public_needs_a_confirmation() throws GridCodeException {
        GridCode code = GridCodes.load("ieee1547a-2020-cat3");
        List<Change> changes = List.of(new Change("trip_stages.UV1.clearing_time_s", "20.5"));

        assertThat(refusal(ProfileAdjustment.of(code, changes, Authority.GRID_OPERATOR, Set.of())))
                .contains("nobody has confirmed its range of 2 to 50 s");
        assertThat(
                        accepted(
                                        ProfileAdjustment.of(
                                                code,
                                                changes,
                                                Authority.GRID_OPERATOR,
                                                Set.of("trip_stages.UV1.adjustable")))
                                .value("trip_stages.UV1.clearing_time_s")
                                .orElseThrow()
                                .text())
                .isEqualTo("20.5 s");
    }

    /** Whatever is asked, what comes out has every trip inside the code's own range. */
    @RepeatedTest(150)
    void cannot_get_a_trip_out_of_its_range(RepetitionInfo seed) throws GridCodeException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        List<String> all = GridCodes.list();
        GridCode code = GridCodes.load(all.get(random.nextInt(all.size())));
        List<ProfileValue> values = code.values();
        var changes = new Change[1 + random.nextInt(3)];
        for (int i = 0; i < changes.length; i++) {
            ProfileValue v = values.get(random.nextInt(values.size()));
            double factor = random.nextDouble(0.5, 1.5);
            String text = Double.isNaN(v.number()) ? "true" : Double.toString(v.number() * factor);
            changes[i] = new Change(v.key(), text);
        }

        ProfileAdjustment answer =
                ProfileAdjustment.of(code, List.of(changes), Authority.GRID_OPERATOR, Set.of());

        if (answer instanceof Accepted accepted) {
            for (ProfileValue after : accepted.profile().values()) {
                ProfileValue before = code.value(after.key()).orElseThrow();
                assertThat(after.adjustable()).isEqualTo(before.adjustable());
                ProfileValue.Adjustable adjustable = before.adjustable();
                if (adjustable == null && !Double.isNaN(after.number())) {
                    assertThat(after.number()).as(after.key()).isEqualTo(before.number());
                } else if (adjustable != null) {
                    Range range = adjustable.range();
                    assertThat(after.number()).isBetween(range.min(), range.max());
                }
            }
        } else {
            assertThat(((Refused) answer).reasons()).isNotEmpty();
        }
    }
}
