package org.tidegate.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BoardExampleTest {
    private static Board board(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Valid valid -> valid.board();
            case Loaded.Invalid invalid -> throw new AssertionError(invalid.problems().toString());
        };
    }

    @Test
    void the_twin_board_says_what_the_file_says() {
        Board board = board(BoardFiles.example("twin", Path.of("/srv/boards")));

        assertThat(board.charger())
                .isEqualTo(
                        new Board.Charger("TG-TWIN-1", "0000001", "Tidegate", "Bidirectional DC"));
        assertThat(board.grid())
                .isEqualTo(
                        new Board.Grid(
                                "vde-ar-n-4105",
                                230,
                                3,
                                11_000,
                                10_000,
                                true,
                                true,
                                new Board.Islanding(
                                        Board.IslandingMethod.PROFILE,
                                        Board.ConverterIslanding.UNKNOWN),
                                200,
                                List.of()));
        assertThat(board.converter())
                .isEqualTo(
                        new Board.Converter(
                                Board.ConverterDriver.SUNSPEC,
                                "127.0.0.1",
                                15_020,
                                1,
                                50,
                                40,
                                1,
                                350_000,
                                350_000,
                                null,
                                null));
        assertThat(board.pilot())
                .isEqualTo(
                        new Board.Pilot(
                                Board.FrontEnd.TWIN,
                                Board.Connector.FIXED_CABLE,
                                32,
                                false,
                                false));
        assertThat(board.vehicle().tls()).isFalse();
        assertThat(board.operator().identity()).isEqualTo("TG-TWIN-1");
        assertThat(board.operator().idToken()).isEqualTo("TWIN-TOKEN-1");
        assertThat(board.session()).isEqualTo(new Board.Session(20, 80, null));
        assertThat(board.lane()).isEqualTo(new Board.Lane(10, true, OptionalInt.empty()));
        assertThat(board.journal().directory()).isEqualTo(Path.of("/srv/demo-out/journal"));
    }

    @Test
    void the_bench_board_uses_what_the_twin_board_does_not() {
        Board board = board(BoardFiles.example("bench-sunspec", Path.of("/etc/tidegate")));

        assertThat(board.grid().demonstration()).isFalse();
        assertThat(board.session().departure()).isEqualTo(LocalTime.of(7, 30));
        assertThat(board.lane().cpu()).hasValue(3);
        assertThat(board.vehicle().keystoreFile())
                .isEqualTo(Path.of("/etc/tidegate/secrets/vehicle.p12"));
        assertThat(board.vehicle().networkInterface()).isEqualTo("eth1");
        assertThat(board.vehicle().trust().contractRootFile())
                .isEqualTo(Path.of("/etc/tidegate/secrets/mo-roots.pem"));
        assertThat(board.vehicle().slac().modem()).isEqualTo(Board.Modem.QCA);
        assertThat(String.valueOf(board.operator().url())).isEqualTo("wss://operator.example/ocpp");
        assertThat(board.operator().authoriseOffline()).isTrue();
    }

    @Test
    void the_safe_answer_is_the_preset() {
        Board board =
                board(
                        BoardFiles.read(
                                "b.yaml",
                                """
                                charger: {identity: TG-1, serial: 0123}
                                grid:
                                  profile: p
                                  import_limit_w: 1
                                  confirmed:
                                    - {key: trip_stages.U<, value: threshold=0.8, by: Jo, on: 2026-03-31}
                                converter: {host: converter.local}
                                pilot: {connector: socket}
                                vehicle: {tls: false}
                                """
                                        .getBytes(StandardCharsets.UTF_8),
                                Path.of("/x")));

        assertThat(board.charger().serial()).isEqualTo("0123");
        assertThat(board.grid().exportPermitted()).isFalse();
        assertThat(board.grid().exportLimitW()).isZero();
        assertThat(board.grid().demonstration()).isFalse();
        assertThat(board.grid().confirmed())
                .containsExactly(
                        new Board.Confirmation(
                                "trip_stages.U<",
                                "threshold=0.8",
                                "Jo",
                                LocalDate.of(2026, 3, 31)));
        assertThat(board.pilot().frontEnd()).isEqualTo(Board.FrontEnd.NONE);
        assertThat(board.pilot().cableCurrentLimitA()).isNaN();
        assertThat(board.operator().url()).isNull();
        assertThat(board.operator().authoriseOffline()).isFalse();
        assertThat(board.console().bindAddress()).isEqualTo("127.0.0.1");
        assertThat(board.session().minimumSocPercent()).isEqualTo(20);
    }

    @Test
    void an_unknown_example_is_a_programming_error() {
        assertThatThrownBy(() -> BoardFiles.example("none", Path.of("/")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
