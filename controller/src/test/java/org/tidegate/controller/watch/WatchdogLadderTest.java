package org.tidegate.controller.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.runtime.EventCode;
import org.tidegate.runtime.EventRing;

@DisplayName("The watchdog ladder")
class WatchdogLadderTest {
    private static final long MILLI = 1_000_000;

    private static final class Somebody implements Supervisor.Subject {
        final String name;
        final boolean vital;
        boolean alive = true;
        boolean works = true;
        long progressNanos;

        Somebody(String name, boolean vital) {
            this.name = name;
            this.vital = vital;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isAlive() {
            return alive;
        }

        @Override
        public long lastProgressNanos() {
            return progressNanos;
        }

        @Override
        public boolean isVital() {
            return vital;
        }
    }

    private static final class Systemd implements Notifier {
        final List<String> said = new ArrayList<>();

        @Override
        public long watchdogNanos() {
            return 2_000_000_000L;
        }

        @Override
        public void ready(String status) {
            said.add("READY");
        }

        @Override
        public void alive() {
            said.add("ALIVE");
        }

        @Override
        public void stopping() {
            said.add("STOPPING");
        }

        @Override
        public void close() {}
    }

    private final Somebody lane = new Somebody("lane", true);
    private final Somebody bus = new Somebody("bus", true);
    private final Somebody operator = new Somebody("ocpp", false);
    private final Systemd systemd = new Systemd();
    private int fed;
    private boolean energised;
    private int safeStates;
    private long nowNanos;
    private final EventRing ring = new EventRing("supervisor", 64);
    private final Supervisor supervisor =
            new Supervisor(
                    lane,
                    List.of(bus, operator),
                    () -> energised,
                    systemd,
                    new BoardWatchdog() {
                        @Override
                        public void feed() {
                            fed++;
                        }

                        @Override
                        public void close() {}
                    },
                    500 * MILLI,
                    ring);
    private final DeadlineMonitor deadline =
            new DeadlineMonitor(lane, () -> safeStates++, new EventRing("deadline", 64));

    private void runs(int millis) {
        for (int i = 0; i < millis; i += 10) {
            nowNanos += 10 * MILLI;
            for (Somebody each : List.of(lane, bus, operator)) {
                each.progressNanos = each.works ? nowNanos : each.progressNanos;
            }
            supervisor.step(nowNanos);
            deadline.step(nowNanos);
        }
    }

    private List<EventCode> events() {
        var codes = new ArrayList<EventCode>();
        ring.drain(nowNanos, 0, e -> codes.add(e.code()));
        return codes;
    }

    @Test
    void is_fed_three_times_as_often_as_systemd_asks() {
        runs(6_000);
        assertThat(systemd.said.getFirst()).isEqualTo("READY");
        assertThat(systemd.said).filteredOn("ALIVE"::equals).hasSizeBetween(8, 10);
        assertThat(fed).isEqualTo(systemd.said.size() - 1);
    }

    @Test
    void a_lane_that_hangs_starves_both_watchdogs_and_is_bypassed() {
        runs(2_000);
        lane.works = false;
        runs(250);
        assertThat(deadline.hangs()).isTrue();
        assertThat(safeStates).isPositive();
        runs(1_000);
        int before = fed;
        runs(5_000);
        assertThat(fed).isEqualTo(before);
        assertThat(events()).containsExactly(WatchEvent.WATCHDOGS_NOT_FED);
        lane.works = true;
        runs(1_000);
        assertThat(fed).isGreaterThan(before);
        assertThat(deadline.hangs()).isFalse();
        assertThat(events()).containsExactly(WatchEvent.WATCHDOGS_FED_AGAIN);
    }

    @Test
    void a_dead_lane_needs_no_bypass_but_starves_them_as_well() {
        runs(2_000);
        lane.works = false;
        lane.alive = false;
        runs(1_000);
        int before = fed;
        runs(3_000);
        assertThat(safeStates).isZero();
        assertThat(fed).isEqualTo(before);
        assertThat(supervisor.status()).isEqualTo("the lane is dead");
    }

    @Test
    void a_vital_plane_that_is_dead_or_hangs_starves_them() {
        runs(2_000);
        bus.alive = false;
        runs(1_000);
        assertThat(supervisor.status()).isEqualTo("the bus plane is dead");
        bus.alive = true;
        bus.works = false;
        runs(7_000);
        assertThat(supervisor.status()).isEqualTo("the bus plane hangs");
    }

    @Test
    void a_dead_operator_plane_waits_for_the_session_to_end() {
        runs(2_000);
        energised = true;
        operator.alive = false;
        runs(5_000);
        assertThat(supervisor.status()).isEmpty();
        energised = false;
        runs(1_000);
        assertThat(supervisor.status()).isEqualTo("the ocpp plane is dead");
    }

    @Test
    void nothing_is_said_before_the_first_healthy_cycle() {
        lane.works = false;
        lane.alive = false;
        runs(5_000);
        assertThat(systemd.said).isEmpty();
        assertThat(fed).isZero();
        assertThat(events()).isEmpty();
    }

    /** Python stands for systemd, because Java cannot receive such datagrams. */
    @Test
    void systemd_hears_ready_watchdog_and_stopping(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("notify");
        String script =
                """
                import socket, sys
                s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                s.bind(sys.argv[1]); s.settimeout(20); print('bound', flush=True)
                for i in range(3): print(s.recv(999).decode().replace('\\n', '|'), flush=True)
                """;
        Process python;
        try {
            python = new ProcessBuilder("python3", "-c", script, socket.toString()).start();
        } catch (java.io.IOException e) {
            Assumptions.abort("no python3 on this machine: " + e.getMessage());
            return;
        }
        try (BufferedReader lines = python.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("bound");
            Map<String, String> environment =
                    Map.of(
                            "NOTIFY_SOCKET", socket.toString(),
                            "WATCHDOG_USEC", "2000000",
                            "WATCHDOG_PID", "7");
            Notifier notifier = SystemdNotifier.of(environment, 7);
            assertThat(notifier.watchdogNanos()).isEqualTo(2_000_000_000L);
            notifier.ready("well");
            assertThat(lines.readLine()).isEqualTo("READY=1|STATUS=well");
            notifier.alive();
            assertThat(lines.readLine()).isEqualTo("WATCHDOG=1");
            notifier.stopping();
            assertThat(lines.readLine()).startsWith("STOPPING=1");
            notifier.close();
        } finally {
            python.destroy();
        }
    }

    @Test
    void without_systemd_nobody_is_told() {
        assertThat(SystemdNotifier.of(Map.of(), 1)).isSameAs(Notifier.NOBODY);
        assertThat(SystemdNotifier.of(Map.of("NOTIFY_SOCKET", "nonsense"), 1))
                .isSameAs(Notifier.NOBODY);
        assertThat(SystemdNotifier.of(Map.of("NOTIFY_SOCKET", "/" + "x".repeat(200)), 1))
                .isSameAs(Notifier.NOBODY);
        Notifier others =
                SystemdNotifier.of(
                        Map.of(
                                "NOTIFY_SOCKET", "@nowhere",
                                "WATCHDOG_USEC", "5",
                                "WATCHDOG_PID", "1"),
                        2);
        assertThat(others.watchdogNanos()).as("meant for another process").isZero();
        others.alive(); // a socket that nobody holds costs one line in the log
        others.close();
    }

    @Test
    void a_device_that_is_no_watchdog_is_told_with_a_remedy(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> LinuxWatchdog.open(folder.resolve("none"), 10))
                .hasMessageContaining("there is no such watchdog. Remedy: ");
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> LinuxWatchdog.open(file, 10))
                .hasMessageContaining("it takes no time-out of 10 s")
                .hasMessageContaining("Remedy: ");
        assertThat(Files.readString(file)).as("the magic close was tried").isEqualTo("V");
    }
}
