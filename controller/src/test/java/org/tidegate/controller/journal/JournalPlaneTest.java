package org.tidegate.controller.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.FailingDisk;
import org.tidegate.controller.Snapshots;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.Simulation;
import org.tidegate.runtime.VirtualClock;

class JournalPlaneTest {
    private static final long WALL = 1_767_225_600_000L; // 2026-01-01T00:00:00Z

    private final VirtualClock clock = new VirtualClock(WALL);
    private final FailingDisk disk = new FailingDisk();
    private final Snapshots snapshots = new Snapshots();
    private final EventRing lane = new EventRing("lane", 16);
    private Published<Snapshot> published = new Published<>(snapshots.snapshot());
    private JournalPlane journal = journal();

    @BeforeEach
    void begin() {
        published = new Published<>(snapshots.snapshot());
        journal = journal();
    }

    private JournalPlane journal() {
        return new JournalPlane(clock, disk, published, List.of(lane), 50);
    }

    @Test
    void an_event_is_on_the_medium_after_one_round() throws IOException {
        clock.advance(Duration.ofSeconds(7));
        lane.emit(ControllerEvent.SESSION_STARTED, clock.nanos(), 3, Double.NaN, "");
        clock.advance(Duration.ofMillis(60));
        journal.step(clock.nanos());
        disk.reboot(); // loses what was not synced

        JournalRecord record = events().getLast();
        assertThat(record.sentence()).isEqualTo("session 3 started");
        assertThat(record.codeId()).isEqualTo(612);
        assertThat(record.source()).isEqualTo("lane");
        assertThat(record.nanos()).isEqualTo(7_000_000_000L);
        assertThat(record.wallMillis()).isEqualTo(WALL + 7_000);
        assertThat(record.boot()).isEqualTo(2);
        assertThat(record).isEqualTo(journal.events().latest().getLast());
    }

    @Test
    void a_round_of_many_events_costs_one_sync() {
        journal.step(clock.nanos());
        int before = disk.syncs;
        for (int i = 0; i < 10; i++) {
            lane.emit(ControllerEvent.AUTHORISED, clock.nanos(), i, Double.NaN, "a card");
        }
        journal.step(clock.nanos());

        assertThat(disk.syncs - before).isEqualTo(1);
    }

    @Test
    void lost_events_are_told_with_their_number() throws IOException {
        for (int i = 0; i < 16 + 5; i++) {
            lane.emit(ControllerEvent.LANE_OVERRUN, clock.nanos(), i, 1, "");
        }
        journal.step(clock.nanos());
        lane.emit(ControllerEvent.GRID_RESTORED, clock.nanos(), 230, 50, "");
        journal.step(clock.nanos());

        assertThat(events().stream().map(JournalRecord::sentence))
                .contains("5 events of lane were lost");
        assertThat(events().getLast().codeName()).isEqualTo("GRID_RESTORED");
    }

    @Test
    void the_newest_events_survive_a_restart_for_the_console() {
        lane.emit(ControllerEvent.ENERGY_STARTED, clock.nanos(), 1, Double.NaN, "");
        journal.step(clock.nanos());
        journal.close();
        JournalPlane next = journal();

        assertThat(next.boot()).isEqualTo(3);
        assertThat(names(next.events().latest())).endsWith("ENERGY_STARTED", "SHUT_DOWN", "BOOTED");
    }

    @Test
    void a_run_that_did_not_end_in_order_is_told() {
        journal.step(clock.nanos());
        disk.reboot();
        JournalPlane next = journal();

        assertThat(names(next.events().latest())).endsWith("UNCLEAN_SHUTDOWN", "BOOTED");
    }

    @Test
    void a_cut_tail_is_told() throws IOException {
        journal.step(clock.nanos());
        disk.append("events-000000", new byte[] {0x7E, 0, 0, 0, 9, 1});
        disk.sync("events-000000");
        JournalPlane next = journal();
        next.step(clock.nanos());

        assertThat(events().stream().map(JournalRecord::sentence))
                .contains("6 damaged bytes were cut off the events log");
    }

    @Test
    void a_full_disk_is_a_state_and_nothing_is_forgotten_meanwhile() throws IOException {
        journal.step(clock.nanos());
        disk.full(true);
        lane.emit(ControllerEvent.ENERGY_STARTED, clock.nanos(), 1, Double.NaN, "");
        journal.step(clock.nanos());

        assertThat(journal.storage().latest().usable()).isFalse();
        assertThat(journal.storage().latest().problem()).contains("no space left");
        assertThat(names(journal.events().latest())).endsWith("ENERGY_STARTED", "STORAGE_FAILED");

        disk.full(false);
        for (int i = 0; i < 12; i++) {
            clock.advance(Duration.ofMillis(100));
            journal.step(clock.nanos());
        }
        assertThat(journal.storage().latest().usable()).isTrue();
        assertThat(names(events())).endsWith("ENERGY_STARTED", "STORAGE_FAILED", "STORAGE_BACK");
    }

    @Test
    void a_disk_that_is_dead_at_start_is_used_as_soon_as_it_lives() throws IOException {
        var dead = new FailingDisk();
        dead.full(true);
        var late = new JournalPlane(clock, dead, published, List.of(lane), 50);
        assertThat(late.storage().latest().usable()).isFalse();
        assertThat(late.boot()).isZero();
        late.step(clock.nanos());
        dead.full(false);
        clock.advance(Duration.ofSeconds(2));
        late.step(clock.nanos());
        clock.advance(Duration.ofSeconds(2));
        late.step(clock.nanos());

        assertThat(late.boot()).isEqualTo(1);
        assertThat(names(new JournalFolder(dead).events().events()))
                .contains("STORAGE_FAILED", "BOOTED", "STORAGE_BACK");
    }

    @Test
    void a_step_of_the_wall_clock_is_told_and_moves_nothing_else() throws IOException {
        journal.step(clock.nanos());
        clock.jumpWall(Duration.ofHours(-2));
        clock.advance(Duration.ofMillis(100));
        journal.step(clock.nanos());

        JournalRecord told = events().getLast();
        assertThat(told.sentence()).isEqualTo("the wall clock stepped by -7200 s");
        assertThat(told.nanos()).isEqualTo(100_000_000L);
    }

    @Test
    void why_is_answered_for_any_second() throws IOException {
        snapshots.vehicle(41).flowing(-5_000, -3_200);
        runFor(90);
        snapshots.tripped("UV1", 30);
        runFor(30);

        var folder = new JournalFolder(disk);
        Explanation before = folder.explanationAt(WALL + 70_500).orElseThrow();
        assertThat(before.sentence())
                .isEqualTo(
                        "−3.2 kW: asked −5.0 kW by the operator, bound by close to the minimum"
                                + " state of charge 40 % (departure and minimum energy)");
        assertThat(before.resultW()).isEqualTo(-3_200);
        assertThat(before.rules()).hasSize(9);
        assertThat(before.rules().get(5).binding()).isTrue();
        assertThat(before.rules().get(7).highW()).isInfinite();
        assertThat(folder.explanationAt(WALL + 110_000).orElseThrow().sentence())
                .contains("protection has tripped");
        assertThat(folder.explanationAt(WALL - 1)).isEmpty();
        assertThat(folder.explanationAt(WALL + 3_600_000)).isEmpty();
        assertThat(folder.lastExplanation().orElseThrow().sentence()).contains("tripped");
    }

    @Test
    void two_days_of_explanations_fit_their_space() throws IOException {
        snapshots.vehicle(41).flowing(-5_000, -3_200);
        long quietPerDay = bytesPerDay(() -> snapshots.acPowerW += 0.5);
        assertThat(quietPerDay).isBetween(5_000_000L, 16_000_000L);

        var random = new SplittableRandom(1);
        long restlessPerDay =
                bytesPerDay(() -> snapshots.flowing(-5_000, random.nextDouble(-4_999, -100)));
        assertThat(2 * restlessPerDay).isBetween(2 * quietPerDay, 96L << 20);
    }

    private long bytesPerDay(Runnable change) {
        long before = bytesOnDisk();
        for (int i = 0; i < 900; i++) {
            change.run();
            published.publish(at(snapshots));
            journal.step(clock.nanos());
            clock.advance(Duration.ofSeconds(1));
        }
        return (bytesOnDisk() - before) * 96;
    }

    @RepeatedTest(50)
    void what_was_explained_is_read_back_the_same(RepetitionInfo seed) throws IOException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var told = new java.util.ArrayList<Explanation>();
        for (int i = 0; i < 130; i++) {
            switch (random.nextInt(5)) {
                case 0 -> snapshots.vehicle(random.nextInt(100));
                case 1 -> snapshots.flowing(-5_000, random.nextDouble(-4_999, -100));
                case 2 -> snapshots.tripped("UV1", random.nextInt(60));
                case 3 -> snapshots.acPowerW = random.nextBoolean() ? Double.NaN : 123.4;
                default -> snapshots.socPercent = Double.NaN;
            }
            Snapshot now = at(snapshots);
            published.publish(now);
            journal.step(clock.nanos());
            told.add(Explanation.of(journal.boot(), clock.wallMillis(), now));
            clock.advance(Duration.ofSeconds(1));
        }
        var folder = new JournalFolder(disk);
        for (int i = random.nextInt(20); i < told.size(); i += 20) {
            assertThat(folder.explanationAt(told.get(i).wallMillis())).contains(told.get(i));
        }
    }

    private long bytesOnDisk() {
        return disk.list("ladder-").stream().mapToLong(file -> disk.read(file).length).sum();
    }

    @RepeatedTest(100)
    void after_a_power_cut_every_event_seen_before_is_still_there(RepetitionInfo seed)
            throws IOException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        disk.cutPowerAfter(random.nextInt(200));
        int durable = 0;
        for (int i = 0; i < 60; i++) {
            lane.emit(ControllerEvent.AUTHORISED, clock.nanos(), i, Double.NaN, "x");
            journal.step(clock.nanos());
            if (journal.storage().latest().usable()) {
                durable = i + 1;
            }
            clock.advance(Duration.ofMillis(100));
        }
        disk.reboot();

        assertThat(
                        events().stream()
                                .filter(e -> e.codeName().equals("AUTHORISED"))
                                .map(JournalRecord::a))
                .hasSizeGreaterThanOrEqualTo(durable)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void a_lane_that_stands_still_is_not_quoted_under_later_times() throws IOException {
        snapshots.vehicle(41).flowing(-5_000, -3_200);
        runFor(10);
        var simulation = new Simulation(clock, 1);
        simulation.add(journal);
        simulation.run(Duration.ofSeconds(60));

        assertThat(new JournalFolder(disk).explanationAt(WALL + 9_500)).isPresent();
        assertThat(new JournalFolder(disk).explanationAt(WALL + 40_000)).isEmpty();
    }

    private void runFor(int seconds) {
        var simulation = new Simulation(clock, 1);
        simulation.add(journal);
        for (int i = 0; i < 10 * seconds; i++) {
            published.publish(at(snapshots));
            simulation.run(Duration.ofMillis(100));
        }
    }

    private Snapshot at(Snapshots snapshots) {
        snapshots.nanos = clock.nanos();
        return snapshots.snapshot();
    }

    private List<JournalRecord> events() throws IOException {
        return new JournalFolder(disk).events().events();
    }

    private static List<String> names(List<JournalRecord> records) {
        return records.stream().map(JournalRecord::codeName).toList();
    }
}
