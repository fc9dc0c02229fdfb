package org.tidegate.controller.energy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.FailingDisk;
import org.tidegate.controller.Snapshots;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.VirtualClock;

class EnergyPlaneTest {
    private static final long WALL = 1_767_225_600_000L; // 2026-01-01T00:00:00Z

    /** A lane of a few lines: counts energy and publishes, so that both ends are the real ones. */
    private static final class Bench {
        final VirtualClock clock = new VirtualClock(WALL);
        final FailingDisk disk;
        final Snapshots lane = new Snapshots();
        final EventRing ring = new EventRing("energy", 64);
        final Published<Snapshot> published;
        final EnergyCounter counter;
        final EnergyPlane plane;
        long sessionStartImport;
        long sessionStartExport;

        Bench(FailingDisk disk) throws IOException {
            this.disk = disk;
            SessionLedger ledger = SessionLedger.open(disk);
            Registers restored = ledger.registers();
            counter =
                    new EnergyCounter(
                            restored.importMilliWh(), restored.exportMilliWh(), 1_000_000_000L);
            lane.session = restored.lastSessionNumber();
            published = new Published<>(snapshot());
            plane = new EnergyPlane(ledger, clock, published, ring);
        }

        Snapshot snapshot() {
            lane.nanos = clock.nanos();
            lane.importMilliWh = counter.importMilliWh();
            lane.exportMilliWh = counter.exportMilliWh();
            lane.sessionImportMilliWh = counter.importMilliWh() - sessionStartImport;
            lane.sessionExportMilliWh = counter.exportMilliWh() - sessionStartExport;
            return lane.snapshot();
        }

        void plugIn() {
            lane.session++;
            lane.stopReason = "";
            sessionStartImport = counter.importMilliWh();
            sessionStartExport = counter.exportMilliWh();
            phase(SessionPhase.ENERGY);
        }

        void phase(SessionPhase phase) {
            lane.phase = phase;
            run(0, Duration.ofMillis(200));
        }

        void run(double acPowerW, Duration time) {
            lane.acPowerW = acPowerW;
            long end = clock.nanos() + time.toNanos();
            while (clock.nanos() < end) {
                clock.advance(Duration.ofMillis(100));
                counter.step(acPowerW, clock.nanos());
                published.publish(snapshot());
                if (clock.nanos() / 100_000_000 % 2 == 0) {
                    plane.step(clock.nanos());
                }
            }
        }

        List<String> events() {
            var names = new ArrayList<String>();
            ring.drain(clock.nanos(), clock.wallMillis(), e -> names.add(e.sentence()));
            return names;
        }

        SessionRecord last() throws IOException {
            return SessionLedger.read(disk).getLast();
        }
    }

    @Test
    void plus_3_kw_moves_only_the_import_of_the_record() throws IOException {
        var bench = new Bench(new FailingDisk());
        bench.plugIn();
        bench.run(3000, Duration.ofMinutes(20));
        bench.phase(SessionPhase.FINISHED);

        assertThat(bench.last().importMilliWh()).isBetween(999_900L, 1_000_100L);
        assertThat(bench.last().exportMilliWh()).isZero();
        assertThat(bench.last().peakImportW()).isEqualTo(3000);
        assertThat(bench.last().peakExportW()).isZero();
        assertThat(bench.last().dischargeNanos()).isZero();
    }

    @Test
    void minus_3_kw_moves_only_the_export_of_the_record() throws IOException {
        var bench = new Bench(new FailingDisk());
        bench.plugIn();
        bench.run(-3000, Duration.ofMinutes(20));
        bench.phase(SessionPhase.FINISHED);

        assertThat(bench.last().importMilliWh()).isZero();
        assertThat(bench.last().exportMilliWh()).isBetween(999_900L, 1_000_100L);
        assertThat(bench.last().peakExportW()).isEqualTo(3000);
        assertThat(bench.last().peakImportW()).isZero();
        assertThat(bench.last().chargeNanos()).isZero();
    }

    @Test
    void a_session_is_written_whole_when_it_ends() throws IOException {
        var bench = new Bench(new FailingDisk());
        bench.plugIn();
        bench.lane.vehicle(40);
        bench.run(6000, Duration.ofMinutes(10));
        bench.lane.vehicle(50).frequencySupport = true;
        bench.run(-6000, Duration.ofMinutes(5));
        bench.lane.stopReason = "stopped by the operator";
        bench.phase(SessionPhase.FINISHED);
        bench.disk.reboot(); // only what was synced counts

        SessionRecord record = bench.last();
        assertThat(record.number()).isEqualTo(1);
        assertThat(record.importMilliWh()).isBetween(999_000L, 1_001_000L);
        assertThat(record.exportMilliWh()).isBetween(499_000L, 501_000L);
        assertThat(record.startSocPercent()).isEqualTo(40);
        assertThat(record.endSocPercent()).isEqualTo(50);
        assertThat(record.evccId()).isEqualTo("02:00:00:00:00:01");
        assertThat(record.stopReason()).isEqualTo("stopped by the operator");
        assertThat(record.durationNanos()).isBetween(899_000_000_000L, 901_000_000_000L);
        assertThat(record.frequencySupportNanos()).isBetween(299_000_000_000L, 301_000_000_000L);
        assertThat(record.endWallMillis() - record.startWallMillis()).isBetween(899_000L, 901_000L);

        JsonNode json = new ObjectMapper().readTree(SessionJson.export(record));
        assertThat(json.path("importMilliWh").asLong()).isEqualTo(record.importMilliWh());
        assertThat(json.path("start").asText()).startsWith("2026-01-01T00:00:0");
        assertThat(SessionJson.record(json)).isEqualTo(record);
    }

    @Test
    void a_wall_clock_jump_changes_no_duration_and_no_energy() throws IOException {
        var bench = new Bench(new FailingDisk());
        bench.plugIn();
        bench.run(3600, Duration.ofMinutes(5));
        bench.clock.jumpWall(Duration.ofDays(-365));
        bench.run(3600, Duration.ofMinutes(5));
        bench.phase(SessionPhase.FINISHED);

        assertThat(bench.last().durationNanos()).isBetween(599_000_000_000L, 601_000_000_000L);
        assertThat(bench.last().importMilliWh()).isBetween(599_000L, 601_000L);
    }

    @Test
    void at_most_10_wh_and_a_round_are_lost_in_a_power_cut() throws IOException {
        var bench = new Bench(new FailingDisk());
        bench.plugIn();
        bench.run(11_000, Duration.ofSeconds(97));
        long before = bench.counter.importMilliWh();
        bench.disk.reboot();
        var next = new Bench(bench.disk);

        assertThat(before - next.counter.importMilliWh()).isBetween(0L, 10_000L + 1_000L);
    }

    @Test
    void a_session_cut_by_a_power_loss_is_closed_with_what_was_saved() throws IOException {
        var bench = new Bench(new FailingDisk());
        bench.plugIn();
        bench.run(11_000, Duration.ofSeconds(97));
        bench.disk.reboot();
        var next = new Bench(bench.disk);
        next.run(0, Duration.ofSeconds(1));

        SessionRecord record = next.last();
        assertThat(record.stopReason()).isEqualTo("power loss");
        assertThat(record.importMilliWh()).isBetween(285_000L, 297_000L);
        assertThat(record.endImportMilliWh()).isEqualTo(next.counter.importMilliWh());
        assertThat(next.events())
                .containsExactly(
                        "session 1 was open when the power failed; closed with its last saved"
                                + " registers");
        assertThat(next.lane.session).isEqualTo(1);

        next.plugIn();
        next.phase(SessionPhase.FINISHED);
        assertThat(next.last().number()).isEqualTo(2);
        assertThat(SessionLedger.read(next.disk)).hasSize(2);
    }

    @Test
    void energy_after_a_cleared_fault_goes_into_a_second_part() throws IOException {
        var bench = new Bench(new FailingDisk());
        bench.plugIn();
        bench.run(3600, Duration.ofMinutes(1));
        bench.lane.stopReason = "insulation";
        bench.phase(SessionPhase.FAULTED);
        bench.run(0, Duration.ofMinutes(1));
        bench.phase(SessionPhase.ENERGY);
        bench.run(3600, Duration.ofMinutes(2));
        bench.phase(SessionPhase.AVAILABLE);

        List<SessionRecord> records = SessionLedger.read(bench.disk);
        assertThat(records).extracting(SessionRecord::part).containsExactly(1, 2);
        assertThat(records.stream().mapToLong(SessionRecord::importMilliWh).sum())
                .isEqualTo(bench.counter.importMilliWh());
    }

    @Test
    void a_full_disk_is_a_state_and_the_record_follows_when_there_is_room() throws IOException {
        var bench = new Bench(new FailingDisk());
        bench.plugIn();
        bench.disk.full(true);
        bench.run(3600, Duration.ofMinutes(1));
        assertThat(bench.plane.storage().latest().usable()).isFalse();
        bench.phase(SessionPhase.FINISHED);
        bench.disk.full(false);
        bench.run(0, Duration.ofSeconds(3));

        assertThat(bench.plane.storage().latest().usable()).isTrue();
        assertThat(bench.last().importMilliWh()).isBetween(59_000L, 60_000L);
        assertThat(bench.events())
                .anyMatch(s -> s.contains("no space left"))
                .contains("records are being stored again");
    }

    @Test
    void a_meter_that_starts_below_the_books_never_pulls_them_down() throws IOException {
        var bench = new Bench(new FailingDisk());
        bench.plugIn();
        bench.run(11_000, Duration.ofMinutes(1));
        bench.phase(SessionPhase.FINISHED);
        long books = SessionLedger.open(bench.disk).registers().importMilliWh();

        var clock = new VirtualClock(WALL);
        var ring = new EventRing("energy", 8);
        var forgotten = new Published<>(new Snapshots().snapshot());
        var plane = new EnergyPlane(SessionLedger.open(bench.disk), clock, forgotten, ring);
        plane.step(0);
        plane.close();

        assertThat(SessionLedger.open(bench.disk).registers().importMilliWh()).isEqualTo(books);
        var names = new ArrayList<String>();
        ring.drain(0, WALL, e -> names.add(e.code().name()));
        assertThat(names).containsExactly("METER_BEHIND");
    }

    @RepeatedTest(100)
    void registers_never_go_back_and_no_session_is_booked_twice(RepetitionInfo seed)
            throws IOException {
        var random = new SplittableRandom(seed.getCurrentRepetition());
        var disk = new FailingDisk();
        Registers before = Registers.NEW;
        int finished = 0;
        for (int boot = 0; boot < 6; boot++) {
            disk.reboot();
            var bench = new Bench(disk);
            Registers now = SessionLedger.open(disk).registers();
            assertThat(now).isEqualTo(now.atLeast(before));
            disk.cutPowerAfter(random.nextInt(60));
            for (int i = 0; i < 3 && bench.plane.storage().latest().usable(); i++) {
                bench.plugIn();
                bench.run(random.nextDouble(-11_000, 11_000), Duration.ofSeconds(20));
                bench.phase(SessionPhase.FINISHED);
                if (bench.plane.storage().latest().usable()) {
                    finished++;
                    before =
                            new Registers(
                                    bench.lane.importMilliWh,
                                    bench.lane.exportMilliWh,
                                    bench.lane.session);
                }
            }
        }
        disk.reboot();
        SessionLedger.open(disk);
        List<SessionRecord> records = SessionLedger.read(disk);
        assertThat(records.stream().map(r -> r.number() + "/" + r.part()))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(finished);
        for (int i = 1; i < records.size(); i++) {
            assertThat(records.get(i).startImportMilliWh())
                    .isGreaterThanOrEqualTo(records.get(i - 1).endImportMilliWh());
        }
    }
}
