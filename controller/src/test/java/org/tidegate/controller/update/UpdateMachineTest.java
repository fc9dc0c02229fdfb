package org.tidegate.controller.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.controller.update.FakeBoard.NEW;
import static org.tidegate.controller.update.FakeBoard.OLD;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.update.UpdateState.Outcome;
import org.tidegate.controller.update.UpdateState.Stage;

@DisplayName("A firmware update")
class UpdateMachineTest {
    private static final long SECOND = 1_000_000_000L;

    private final FakeBoard board = new FakeBoard();
    private UpdatePlane plane;
    private long nowNanos = 1;
    private int boots;

    UpdateMachineTest() throws IOException {
        plane = board.plane();
        runs(1);
    }

    private void order(boolean whenIdle) {
        assertThat(plane.orders().offer(new UpdateOrder(7, Path.of("b.tgu"), whenIdle))).isTrue();
    }

    /** In virtual time, through restarts. */
    private void runs(int seconds) {
        long end = nowNanos + seconds * SECOND;
        while (nowNanos < end) {
            try {
                nowNanos += plane.step(nowNanos);
            } catch (FakeBoard.PowerCut _) {
                restart();
            }
        }
    }

    private void restart() {
        boots++;
        nowNanos += 20 * SECOND;
        board.boot();
        try {
            plane = board.plane();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private UpdateStatus status() {
        return plane.status().latest();
    }

    @Test
    void a_fit_release_is_kept_after_a_minute_of_health() {
        order(false);
        runs(30);
        assertThat(board.running()).isEqualTo(NEW);
        assertThat(board.good()).isEqualTo(OLD);
        assertThat(status().stage()).isEqualTo(Stage.TRYING);
        assertThat(status().holdsSessions()).isTrue();

        runs(62);
        assertThat(board.good()).isEqualTo(NEW);
        assertThat(status().stage()).isEqualTo(Stage.IDLE);
        assertThat(status().outcome()).isEqualTo(Outcome.INSTALLED);
        assertThat(status().requestId()).isEqualTo(7);
        assertThat(status().holdsSessions()).isFalse();
    }

    @Test
    void what_runs_already_and_what_is_older_is_refused() {
        order(false);
        runs(100);
        order(false);
        runs(2);

        assertThat(status().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(status().reason())
                .isEqualTo(
                        "1.1 (release 11) is not newer than release 11; remedy: order a newer one");
    }

    @Test
    void it_is_refused_while_energised_and_waits_if_it_is_told_to() {
        board.energised = true;
        order(false);
        runs(5);
        assertThat(status().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(status().reason()).startsWith("the charger is energised");

        order(true);
        runs(3600);
        assertThat(status().stage()).isEqualTo(Stage.WAITING);
        assertThat(status().holdsSessions()).isFalse();
        board.energised = false;
        runs(100);
        assertThat(status().outcome()).isEqualTo(Outcome.INSTALLED);
        assertThat(board.touchedWhileEnergised).isZero();
    }

    @Test
    void an_unfit_release_is_taken_back_after_ten_minutes_and_not_before() {
        board.illness = "the converter does not answer";
        order(false);
        runs(590);
        assertThat(board.running()).isEqualTo(NEW);
        runs(60);

        assertThat(board.running()).isEqualTo(OLD);
        assertThat(board.good()).isEqualTo(OLD);
        assertThat(status().outcome()).isEqualTo(Outcome.TAKEN_BACK);
        assertThat(status().reason()).contains("the converter does not answer");
    }

    @Test
    void health_that_comes_and_goes_is_no_health() {
        order(false);
        runs(25);
        for (int i = 0; i < 15; i++) {
            board.illness = "";
            runs(50);
            board.illness = "the operator's line dropped";
            runs(2);
        }
        assertThat(board.good()).isEqualTo(OLD);
        assertThat(status().outcome()).isEqualTo(Outcome.TAKEN_BACK);
    }

    @Test
    void a_release_that_changes_the_settings_is_taken_back_at_once() {
        order(false);
        runs(25);
        board.settings = "reset to default";
        runs(30);

        assertThat(board.running()).isEqualTo(OLD);
        assertThat(status().reason()).isEqualTo("the settings are not what they were before");
    }

    @Test
    void a_release_that_brings_the_board_down_is_left_by_boot_loader_or_machine() {
        board.illness = "no lane";
        order(false);
        runs(25);
        assertThat(board.running()).isEqualTo(NEW);
        for (int i = 0; i < 4; i++) {
            restart();
            runs(5);
        }
        runs(60);

        assertThat(board.running()).isEqualTo(OLD);
        assertThat(status().outcome()).isEqualTo(Outcome.TAKEN_BACK);
    }

    @Test
    void a_failure_to_write_leaves_the_old_release_and_says_why() {
        board.writingFails = true;
        order(false);
        runs(5);

        assertThat(status().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(status().reason()).isEqualTo("no space left");
        assertThat(board.running()).isEqualTo(OLD);
    }

    @Test
    void a_boot_loader_that_ignores_the_new_slot_is_noticed() {
        board.bootLoaderIgnores = true;
        order(false);
        runs(60);

        assertThat(status().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(status().reason()).startsWith("the board came up with another release");
        assertThat(status().stage()).isEqualTo(Stage.IDLE);
    }

    @Test
    void a_second_order_is_refused_and_the_first_goes_on() {
        board.energised = true;
        order(true);
        runs(2);
        assertThat(plane.orders().offer(new UpdateOrder(8, Path.of("c"), true))).isTrue();
        runs(2);

        UpdateAction.Refuse refusal = plane.refusal().latest();
        assertThat(refusal).isNotNull();
        assertThat(refusal.order().requestId()).isEqualTo(8);
        assertThat(status().requestId()).isEqualTo(7);
        assertThat(status().stage()).isEqualTo(Stage.WAITING);
    }

    /** Every operation on disk and slots is cut once; then nothing more happens to the board. */
    @Test
    void a_power_cut_before_any_operation_ends_with_a_kept_release() throws IOException {
        int cuts = 0;
        for (int at = 0; ; at++) {
            var test = new UpdateMachineTest();
            test.board.cutBefore = test.board.operations + at;
            test.order(true);
            test.runs(200);
            // A cut before the order was on the disk loses the order; the orderer asks again.
            if (test.status().outcome() != Outcome.INSTALLED) {
                assertThat(test.board.running()).as("cut " + at).isEqualTo(OLD);
                assertThat(test.board.good()).isEqualTo(OLD);
                test.order(true);
                test.runs(200);
            }
            assertThat(test.status().stage()).as("cut " + at).isEqualTo(Stage.IDLE);
            assertThat(test.status().outcome()).as("cut " + at).isEqualTo(Outcome.INSTALLED);
            assertThat(test.board.good()).as("cut " + at).isEqualTo(NEW);
            if (test.board.operations < test.board.cutBefore) {
                break;
            }
            cuts++;
        }
        assertThat(cuts).isGreaterThan(15);
    }

    @RepeatedTest(100)
    void any_weather_ends_idle_on_a_kept_release(RepetitionInfo seed) throws IOException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var test = new UpdateMachineTest();
        test.order(true);
        for (int i = 0; i < 40; i++) {
            test.board.energised = random.nextInt(3) == 0;
            test.board.illness = random.nextInt(3) == 0 ? "ill" : "";
            test.board.writingFails = random.nextInt(20) == 0;
            if (random.nextInt(4) == 0) {
                test.board.cutBefore = test.board.operations + random.nextInt(6);
            }
            test.runs(random.nextInt(1, 90));
        }
        test.board.energised = false;
        test.board.illness = "";
        test.board.cutBefore = Integer.MAX_VALUE;
        test.runs(2400);

        assertThat(test.status().stage()).isEqualTo(Stage.IDLE);
        assertThat(test.board.running()).isEqualTo(test.board.good());
        assertThat(test.board.touchedWhileEnergised).isZero();
    }
}
