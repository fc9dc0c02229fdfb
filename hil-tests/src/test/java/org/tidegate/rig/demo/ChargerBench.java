package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.tidegate.controller.energy.SessionLedger;
import org.tidegate.controller.energy.SessionRecord;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.protection.GridMode;
import org.tidegate.rig.vehicle.EvccSettings;

/** The whole charger among its twins in virtual time, brought to where a test begins. */
final class ChargerBench {
    final MemoryDisk disk = new MemoryDisk();
    final VirtualRig rig;

    ChargerBench(long seed) {
        this(seed, EvccSettings.car().withMinimum(20));
    }

    ChargerBench(long seed, EvccSettings car) {
        try {
            rig =
                    new VirtualRig(
                            new Twins.World(seed, 60_000, 60, 50),
                            car,
                            DemoSite.settings(DemoSite.NOWHERE),
                            disk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Charging at full power. */
    static ChargerBench charging(long seed) {
        return new ChargerBench(seed).toCharging();
    }

    /** Exporting 5 kW at the operator's request. */
    static ChargerBench exporting(long seed) {
        return charging(seed).operatorWants(-5_000);
    }

    ChargerBench toCharging() {
        rig.actors().operatorAuthorises(true);
        reaches(s -> s.grid().mode() != GridMode.TRIPPED && s.grid().measured(), 15);
        rig.actors().plugIn();
        reaches(s -> s.session().phase() == SessionPhase.ENERGY, 30);
        reaches(s -> s.power().acPowerW() > 10_500, 20);
        return this;
    }

    ChargerBench operatorWants(double powerW) {
        rig.actors().operatorWants(powerW, Math.min(0, 1.5 * powerW));
        reaches(s -> Math.abs(s.power().acPowerW() - powerW) < 200, 10);
        return this;
    }

    /** Waits, and fails if it does not come. */
    ChargerBench reaches(Predicate<Snapshot> condition, double withinSeconds) {
        boolean came =
                rig.simulation()
                        .runUntil(
                                () -> condition.test(now()),
                                Duration.ofMillis(Math.round(withinSeconds * 1000)));
        assertThat(came).as("within %s s; last: %s", withinSeconds, now()).isTrue();
        return this;
    }

    ChargerBench runs(double seconds) {
        rig.simulation().run(Duration.ofMillis(Math.round(seconds * 1000)));
        return this;
    }

    Snapshot now() {
        return rig.charger().snapshots().latest();
    }

    /** At the grid terminals, as the physics has it. */
    double realPowerW() {
        return rig.twins().converter().acPowerW();
    }

    boolean contactorClosed() {
        return rig.twins().safety().contactorClosed();
    }

    List<SessionRecord> records() {
        try {
            return SessionLedger.read(disk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
