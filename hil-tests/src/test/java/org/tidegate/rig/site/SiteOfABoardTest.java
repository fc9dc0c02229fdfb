package org.tidegate.rig.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.controller.cli.CommandTree;
import org.tidegate.controller.cli.UpdateCommand;
import org.tidegate.controller.ladder.Rung;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.update.UpdateOrder;
import org.tidegate.controller.update.UpdateState;
import org.tidegate.controller.update.Updates;
import org.tidegate.runtime.Clock;

@DisplayName("What run makes of the devices around a charger")
class SiteOfABoardTest {
    @TempDir private Path folder;

    private String meterAndMonitor(MeterSlave slave) {
        return """

               meter: {driver: map, map: eastron-sdm630, host: 127.0.0.1, port: %d}
               connection: {import_limit_w: 20000, export_limit_w: 2000}
               insulation:
                 {driver: map, map: example-insulation, host: 127.0.0.1, port: %d, unit_id: 2}
               """
                .formatted(slave.port(), slave.port());
    }

    @Test
    void the_site_meter_and_the_insulation_monitor_reach_the_lane() throws Exception {
        try (var slave = new MeterSlave();
                var board = new RunningBoard(folder, meterAndMonitor(slave))) {
            slave.reads(3_000);
            board.awaits("+3 kW", () -> board.now().site().loadW() == 3_000);
            slave.reads(-3_000);
            board.awaits("-3 kW", () -> board.now().site().loadW() == -3_000);
            assertThat(board.now().site().meterTrouble()).isEmpty();

            assertThat(board.now().session().stopReason()).doesNotContain("insulation");
            slave.insulation(50, false);
            board.awaits(
                    "the insulation fault",
                    () -> board.now().session().stopReason().contains("below 100 kΩ"));
            slave.insulation(1_000, true);
            board.awaits(
                    "the monitor's alarm",
                    () ->
                            board.now()
                                    .session()
                                    .stopReason()
                                    .contains("insulation monitor reports a fault"));
            slave.close();
            board.awaits(
                    "a silent monitor",
                    () ->
                            board.now()
                                    .session()
                                    .stopReason()
                                    .contains("insulation monitor gives no value"));
            board.awaits(
                    "a silent meter", () -> !board.now().site().meterTrouble().isEmpty());
            assertThat(board.now().site().loadW()).isNaN();
        }
    }

    @Test
    void a_technicians_order_reaches_the_lane_and_is_answered() throws Exception {
        try (var board = new RunningBoard(folder, "")) {
            board.awaits("the first cycles", () -> board.now().cycle() > 10);
            assertThat(
                            run(
                                    "clear",
                                    "weld",
                                    "--board",
                                    board.file.toString(),
                                    "--reason",
                                    "Kim: K1 replaced"))
                    .isEqualTo("0 cleared\n");
            assertThat(run("clear", "all", "--board", board.file.toString(), "--reason", "x"))
                    .startsWith("2 tidegate: there is no 'all' to clear");
            assertThat(run("update", "status", "--board", board.file.toString()))
                    .startsWith("1 refused: firmware is not updated here: update.release_file");
            board.awaits(
                    "the journal",
                    () ->
                            board.charger.charger().journal().events().latest().stream()
                                    .anyMatch(e -> e.sentence().contains("K1 replaced")));
        }
        assertThat(run("update", "status", "--board", folder.resolve("board.yaml").toString()))
                .as("nobody is there any more")
                .startsWith("1 tidegate: no charger that runs with");
    }

    private static String run(String... arguments) {
        var out = new StringWriter();
        int exit =
                CommandTree.base().whole()
                        .addSubcommand(new UpdateCommand())
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(out, true))
                        .execute(arguments);
        return exit + " " + out;
    }

    @Test
    void an_update_holds_sessions_back_with_a_reason_and_asks_the_installing_service()
            throws Exception {
        try (var bundle = new SignedBundle(folder);
                var converter = Converter.start();
                var board = new RunningBoard(folder, converter.port(), bundle.section())) {
            board.awaits("the first cycles", () -> board.now().cycle() > 10);
            assertThat(
                            run(
                                    "update",
                                    "install",
                                    bundle.file().toString(),
                                    "--board",
                                    board.file.toString()))
                    .isEqualTo("0 ordered\n");
            board.awaits("the request", () -> Files.exists(bundle.request()));
            assertThat(Files.readString(bundle.request())).contains("install " + bundle.file());
            board.awaits(
                    "the reason", () -> board.now().site().hold().contains("is being written"));
            assertThat(run("update", "status", "--board", board.file.toString()))
                    .startsWith("0 2.0 (release 20) is being written");
            board.awaits(
                    "the twin's vehicle waits",
                    () -> board.now().session().phase() == SessionPhase.AUTHORISING);

            Updates operator = java.util.Objects.requireNonNull(board.charger.surroundings().updates());
            assertThat(operator.hand(new UpdateOrder(77, bundle.file(), true))).isTrue();
            board.awaits("one at a time", () -> operator.refusal().order().requestId() == 77);
            assertThat(operator.status().stage()).isEqualTo(UpdateState.Stage.INSTALLING);

            bundle.answers("failed no space left on device; remedy: free some");
            board.awaits("the end", () -> board.now().site().hold().isEmpty());
            assertThat(operator.status().text())
                    .isEqualTo(
                            "failed; 1.0 (release 10) runs: no space left on device; remedy:"
                                    + " free some");
        }
    }

    @Test
    void an_update_is_refused_while_a_session_is_about_to_energise() throws Exception {
        try (var bundle = new SignedBundle(folder);
                var converter = Converter.start();
                var board =
                        RunningBoard.servingAnybody(folder, converter.port(), bundle.section())) {
            board.awaits(
                    "a session", () -> board.now().session().phase() == SessionPhase.PREPARING);
            run("update", "install", bundle.file().toString(), "--board", board.file.toString());
            Updates operator =
                    java.util.Objects.requireNonNull(board.charger.surroundings().updates());
            board.awaits(
                    "the refusal",
                    () -> operator.status().outcome() == UpdateState.Outcome.REFUSED);
            assertThat(operator.status().reason())
                    .isEqualTo(
                            "the charger is energised; remedy: order it when no session runs");
            assertThat(bundle.request()).doesNotExist();
        }
    }

    @Test
    void a_release_on_trial_is_marked_good_by_the_next_process_once_it_has_been_well()
            throws Exception {
        // The trial of a minute is the machine's; here is only that run takes it up again.
        try (var bundle = new SignedBundle(folder)) {
            try (var board = new RunningBoard(folder, bundle.section())) {
                board.awaits("the first cycles", () -> board.now().cycle() > 10);
                run(
                        "update",
                        "install",
                        bundle.file().toString(),
                        "--board",
                        board.file.toString());
                board.awaits("the request", () -> Files.exists(bundle.request()));
                bundle.answers("done");
                board.awaits(
                        "activation",
                        () -> bundle.requested().endsWith("activate"));
            }
            bundle.isInstalled();
            try (var board = new RunningBoard(folder, bundle.section())) {
                board.awaits(
                        "the trial", () -> board.now().site().hold().contains("is on trial"));
            }
        }
    }

    @Test
    void the_ladder_says_what_the_site_leaves() throws Exception {
        try (var slave = new MeterSlave();
                var converter = Converter.start();
                var board =
                        new RunningBoard(folder, converter.port(), meterAndMonitor(slave))) {
            slave.reads(19_000);
            board.awaits("room", () -> board.now().ladder().highW(Rung.SITE) == 1_000);
            assertThat(board.now().ladder().highSentence(Rung.SITE))
                    .isEqualTo("site connection: the others leave +1.0 kW");
            assertThat(board.now().site().othersW()).isCloseTo(19_000, within(100.0));
            slave.close();
            board.awaits(
                    "the safe answer",
                    () ->
                            board.now()
                                    .ladder()
                                    .highSentence(Rung.SITE)
                                    .contains("meter is not seen"));
            assertThat(board.now().ladder().highW(Rung.SITE)).isZero();
            assertThat(board.now().ladder().lowW(Rung.SITE)).isZero();
        }
    }
}
