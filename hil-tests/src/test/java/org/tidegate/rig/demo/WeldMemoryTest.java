package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.tidegate.controller.lane.Command;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.rig.operator.CrashingDisk;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.runtime.Disk;

@DisplayName("Welded contactors and a power that fails at any moment")
class WeldMemoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static VirtualRig rig(Disk disk, long seed) throws IOException {
        return new VirtualRig(
                new Twins.World(seed, 60_000, 60, 50),
                EvccSettings.car().withMinimum(20),
                DemoSite.settings(DemoSite.NOWHERE),
                disk);
    }

    private static Snapshot now(VirtualRig rig) {
        return rig.charger().snapshots().latest();
    }

    private static void reaches(VirtualRig rig, Predicate<Snapshot> condition) {
        assertThat(rig.simulation().runUntil(() -> condition.test(now(rig)), PATIENCE))
                .as(now(rig).toString())
                .isTrue();
    }

    /** Charging; the contacts are about to stay where they are. */
    private static VirtualRig charging(Disk disk, long seed) throws IOException {
        VirtualRig rig = rig(disk, seed);
        rig.actors().operatorAuthorises(true);
        reaches(rig, s -> s.grid().measured() && !s.grid().tripped());
        rig.actors().plugIn();
        reaches(rig, s -> s.session().phase() == SessionPhase.ENERGY);
        rig.twins().safety().setWelded(true);
        return rig;
    }

    private static boolean isWeldKnown(VirtualRig rig) {
        return now(rig).session().phase() == SessionPhase.FAULTED
                && now(rig).session().stopReason().contains("welded");
    }

    /** A fresh process among fresh twins, whose contacts are open; only the disk is the same. */
    private static VirtualRig nextBoot(Disk disk, long seed) throws IOException {
        VirtualRig rig = rig(disk, seed);
        rig.simulation().run(Duration.ofSeconds(3));
        return rig;
    }

    private static void clear(VirtualRig rig, long id) {
        rig.charger().weldClearedBy().publish("Kim: K1 replaced");
        rig.charger().commands().offer(new Command(id, Command.Kind.CLEAR_WELD, 0, 0));
    }

    @Test
    void a_weld_outlives_a_restart_with_open_contacts_until_a_technician_clears_it()
            throws IOException {
        var disk = new MemoryDisk();
        VirtualRig first = charging(disk, 1);
        first.actors().unplug();
        reaches(first, _ -> first.charger().weldBook().isRemembered());

        VirtualRig second = nextBoot(disk, 2);
        assertThat(isWeldKnown(second)).isTrue();
        assertThat(second.twins().safety().contactorClosed()).isFalse();
        clear(second, 1);
        second.simulation().run(Duration.ofSeconds(1));
        assertThat(now(second).lastCommandResult()).isEqualTo("cleared");
        assertThat(now(second).session().phase()).isEqualTo(SessionPhase.AVAILABLE);

        assertThat(isWeldKnown(nextBoot(disk, 3))).isFalse();
    }

    @RepeatedTest(60)
    void what_was_remembered_is_never_forgotten_and_what_was_cleared_never_returns(
            RepetitionInfo repetition) throws IOException {
        long seed = repetition.getCurrentRepetition();
        var random = new SplittableRandom(seed);
        var disk = new CrashingDisk(seed);
        VirtualRig first = charging(disk, seed);
        first.actors().unplug();
        disk.cutAfter(1 + random.nextInt(40));
        boolean remembered = untilCut(first);

        CrashingDisk kept = disk.restored(seed + 1);
        VirtualRig second = nextBoot(kept, seed + 1);
        if (remembered) {
            assertThat(isWeldKnown(second)).as("remembered before the cut").isTrue();
        }
        if (!isWeldKnown(second)) {
            return;
        }
        clear(second, 1);
        kept.cutAfter(1 + random.nextInt(12));
        boolean stillRemembered = untilCut(second);

        VirtualRig third = nextBoot(kept.restored(seed + 2), seed + 2);
        if (!stillRemembered) {
            assertThat(isWeldKnown(third)).as("cleared before the cut").isFalse();
        }
    }

    /** What the book held for sure when the power went. */
    private static boolean untilCut(VirtualRig rig) {
        try {
            rig.simulation().run(Duration.ofSeconds(8));
        } catch (CrashingDisk.PowerCut _) {
            // as planned
        }
        return rig.charger().weldBook().isRemembered();
    }
}
