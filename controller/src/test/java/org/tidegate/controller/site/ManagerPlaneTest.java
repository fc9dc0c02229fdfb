package org.tidegate.controller.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.ladder.LadderView;
import org.tidegate.controller.session.EmsWord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;

@DisplayName("The plane between the energy manager and the lane")
class ManagerPlaneTest {
    private static final long SECOND = 1_000_000_000L;

    /** A broker that is a list. */
    private static final class Wire implements ManagerLink {
        final ArrayDeque<Message> in = new ArrayDeque<>();
        final List<String> out = new ArrayList<>();
        String trouble = "";
        long connections = 1;
        long dropped;

        void says(String command, String text) {
            in.add(new Message("v2g/A7/evse/1/set/" + command, text, false));
        }

        @Override
        public void tend(long nowNanos) {}

        @Override
        public String trouble() {
            return trouble;
        }

        @Override
        public long connections() {
            return connections;
        }

        @Override
        public @Nullable Message poll() {
            return in.poll();
        }

        @Override
        public long dropped() {
            return dropped;
        }

        @Override
        public void send(String topic, String text, boolean retained) {
            out.add(topic + (retained ? " R " : " ") + text);
        }

        @Override
        public void close() {}
    }

    private final Wire wire = new Wire();
    private final Published<EmsWord> words = new Published<>(EmsWord.NONE);
    private final Published<Snapshot> snapshots =
            new Published<>(Snapshot.nothingYet(0, 230, "p", false, LadderView.closed()));
    private final ManagerPlane plane =
            new ManagerPlane(
                    new ManagerPlane.Settings("v2g/A7", 690),
                    wire,
                    words,
                    snapshots,
                    new EventRing("manager", 64));
    private long nowNanos = 900 * SECOND;

    private void runs(double seconds) {
        long end = nowNanos + (long) (seconds * SECOND);
        while (nowNanos < end) {
            nowNanos += plane.step(nowNanos);
        }
    }

    @Test
    void a_command_reaches_the_lane_with_the_next_step_and_is_acknowledged() {
        wire.says("setpoint_w", "{\"id\":\"1\",\"value\":-3000}");
        runs(0.1);
        assertThat(words.latest().targetW()).isEqualTo(-3_000);
        assertThat(wire.out).anyMatch(t -> t.startsWith("v2g/A7/evse/1/ack {\"id\":\"1\""));
    }

    @Test
    void a_manager_that_dies_is_silent_with_a_reason_once_its_word_is_over() {
        wire.says("setpoint_w", "{\"value\":3000,\"valid_s\":5}");
        runs(4.9);
        assertThat(words.latest().isFresh(nowNanos)).isTrue();
        runs(0.4);
        assertThat(words.latest().isFresh(nowNanos)).isFalse();
        assertThat(words.latest().trouble()).isEqualTo("its last command has expired");
        wire.trouble = "the broker is away";
        runs(0.2);
        assertThat(words.latest().trouble()).isEqualTo("the broker is away");
    }

    @Test
    void no_limit_is_released_for_a_moment_while_another_wish_ends() {
        wire.says("limit_w", "{\"value\":4200,\"valid_s\":60}");
        wire.says("setpoint_w", "{\"value\":3000,\"valid_s\":5}");
        long end = nowNanos + 30 * SECOND;
        nowNanos += plane.step(nowNanos);
        for (long next = nowNanos; nowNanos < end; nowNanos += SECOND / 100) {
            if (nowNanos >= next) {
                next = nowNanos + plane.step(nowNanos);
            }
            assertThat(words.latest().isFresh(nowNanos)).isTrue();
            assertThat(words.latest().limitW()).isEqualTo(4_200);
        }
        assertThat(words.latest().targetW()).isNaN();
    }

    @Test
    void it_is_told_that_the_charger_is_there_and_what_it_does() {
        runs(0.1);
        assertThat(wire.out)
                .anyMatch(t -> t.equals("v2g/A7/availability R online"))
                .anyMatch(t -> t.startsWith("v2g/A7/evse/1/state R {\"status\":\"F\""));
        int told = wire.out.size();
        runs(29);
        assertThat(wire.out).as("nothing has changed").hasSize(told);
        runs(2);
        assertThat(wire.out).hasSize(told + 1);
        wire.connections++;
        runs(0.1);
        assertThat(wire.out).as("a broker that was restarted knows nothing").hasSize(told + 3);
    }

    @Test
    void a_flood_is_worked_off_in_turns() {
        for (int i = 0; i < 100; i++) {
            wire.says("limit_w", Integer.toString(1_000 + i));
        }
        plane.step(nowNanos);
        assertThat(words.latest().limitW()).isEqualTo(1_019);
        runs(0.5);
        assertThat(words.latest().limitW()).isEqualTo(1_099);
    }

    @Test
    void what_is_said_beside_the_commands_topic_is_not_heard() {
        wire.in.add(new ManagerLink.Message("v2g/other/evse/1/set/setpoint_w", "3000", false));
        runs(0.2);
        assertThat(words.latest().isFresh(nowNanos)).isFalse();
        assertThat(wire.out).noneMatch(t -> t.contains("/ack"));
    }
}
