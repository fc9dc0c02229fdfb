package org.tidegate.board.gridcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.board.Board;
import org.tidegate.board.gridcode.GridCode.Unconfirmed;

@DisplayName("Confirmations in the site file")
class ConfirmationsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private static List<Board.Confirmation> all(GridCode code) {
        var list = new ArrayList<Board.Confirmation>();
        for (Unconfirmed u : code.unconfirmed()) {
            list.add(new Board.Confirmation(u.key(), u.value(), "A Person", DAY));
        }
        return list;
    }

    static Stream<String> ids() {
        return GridCodes.list().stream();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void open_every_code_when_they_repeat_all_its_numbers(String id) throws GridCodeException {
        GridCode code = GridCodes.load(id);

        assertThat(Confirmations.missing(code, all(code))).isEmpty();
        assertThat(Confirmations.missing(code, List.of())).hasSameSizeAs(code.unconfirmed());
        for (Board.Confirmation each : all(code)) {
            List<Board.Confirmation> others = new ArrayList<>(all(code));
            others.remove(each);
            assertThat(Confirmations.missing(code, others))
                    .extracting(m -> m.section().key())
                    .containsExactly(each.key());
        }
    }

    @Test
    void are_void_when_the_profile_says_something_else_by_now() throws GridCodeException {
        GridCode code = GridCodes.load("vde-ar-n-4105");
        GridCode later =
                GridCodes.parse(
                        "later.json",
                        code.document()
                                .replace("\"clearing_time_s\": 3.0", "\"clearing_time_s\": 1.5"));

        assertThat(Confirmations.missing(later, all(code)))
                .singleElement()
                .hasToString(
                        "trip_stages.U<: A Person confirmed quantity=any_voltage direction=under"
                                + " threshold=0.8 clearing_time_s=3 on 2026-03-31, and the profile"
                                + " says quantity=any_voltage direction=under threshold=0.8"
                                + " clearing_time_s=1.5. Remedy: Compare again with clause 6.5.2 and"
                                + " renew the entry in grid.confirmed.");
    }

    @Test
    void may_spell_a_number_otherwise_but_not_leave_one_out() throws GridCodeException {
        GridCode code = GridCodes.load("vde-ar-n-4105");

        assertThat(
                        confirmed(
                                code,
                                "clearing_time_s=3.00  threshold=8e-1 direction=under"
                                        + " quantity=any_voltage"))
                .isTrue();
        for (String other :
                List.of(
                        "threshold=0.8 direction=under quantity=any_voltage",
                        "clearing_time_s=3 threshold=0.8 direction=over quantity=any_voltage",
                        "clearing_time_s=3 threshold=0.8 threshold=0.8 direction=under"
                                + " quantity=any_voltage",
                        "yes",
                        "0.8 for 3 s")) {
            assertThat(confirmed(code, other)).as(other).isFalse();
        }
    }

    private static boolean confirmed(GridCode code, String value) {
        var one = new Board.Confirmation("trip_stages.U<", value, "A Person", DAY);
        return Confirmations.confirmed(code, List.of(one)).contains("trip_stages.U<");
    }

    @Test
    void can_be_for_ranges_too() throws GridCodeException {
        GridCode code = GridCodes.load("ieee1547a-2020-cat3");

        assertThat(Confirmations.ranges(code))
                .filteredOn(u -> u.key().startsWith("trip_stages.UV1"))
                .extracting(Unconfirmed::value)
                .containsExactly("clearing_time_s=2..50");
        assertThat(
                        Confirmations.confirmed(
                                code,
                                List.of(
                                        new Board.Confirmation(
                                                "trip_stages.UV1.adjustable",
                                                "clearing_time_s=2..50",
                                                "A Person",
                                                DAY))))
                .containsExactly("trip_stages.UV1.adjustable");
    }

    @Test
    void of_nothing_are_told() throws GridCodeException {
        GridCode code = GridCodes.load("ieee1547-2018-cat3");

        assertThat(
                        Confirmations.unused(
                                code,
                                List.of(new Board.Confirmation("trip_stages.U<", "a=1", "X", DAY))))
                .containsExactly("trip_stages.U<");
    }
}
