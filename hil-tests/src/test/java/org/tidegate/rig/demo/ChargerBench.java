package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.tidegate.controller.assembly.ChargerSettings;
import org.tidegate.controller.energy.SessionLedger;
import org.tidegate.controller.energy.SessionRecord;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.protection.GridMode;
import org.tidegate.rig.operator.OperatorTwin;
import org.tidegate.rig.vehicle.EvccSettings;

/** The whole charger among its twins in virtual time, brought to where a test begins. */
final class ChargerBench {
    final MemoryDisk disk;
    final VirtualRig rig;

    ChargerBench(long seed) {
        this(seed, EvccSettings.car().withMinimum(20));
    }

    ChargerBench(long seed, EvccSettings car) {
        this(seed, car, DemoSite.settings(DemoSite.NOWHERE));
    }

    /** Among twins of somebody's choice. */
    ChargerBench(VirtualRig rig, MemoryDisk disk) {
        this.rig = rig;
        this.disk = disk;
    }

    ChargerBench(long seed, EvccSettings car, ChargerSettings settings) {
        disk = new MemoryDisk();
        try {
            rig = new VirtualRig(new Twins.World(seed, 60_000, 60, 50), car, settings, disk);
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

    /** What the charger answered to a call of its operator. */
    String asks(String action, String payload) {
        OperatorTwin operator = rig.twins().operator();
        String id = operator.call(action, payload);
        assertThat(
                        rig.simulation()
                                .runUntil(
                                        () -> operator.answerTo(id).isPresent(),
                                        Duration.ofSeconds(30)))
                .as("an answer to " + action)
                .isTrue();
        return operator.answerTo(id).orElseThrow();
    }

    /** A profile of the running transaction with one period. */
    String profile(String kind, String schedule, String period) {
        return asks(
                "SetChargingProfile",
                """
                {"evseId":1,"chargingProfile":{"id":81,"stackLevel":1,
                 "chargingProfilePurpose":"TxProfile","transactionId":"%s",%s,
                 "chargingSchedule":[{"id":1,%s"chargingRateUnit":"W",
                  "chargingSchedulePeriod":[{"startPeriod":0,%s}]}]}}
                """
                        .formatted(
                                rig.twins().operator().openTransaction().orElseThrow(),
                                kind,
                                schedule,
                                period));
    }

    /** From now on, until it is replaced. */
    String profile(String period) {
        return profile("\"chargingProfileKind\":\"Relative\"", "", period);
    }

    String set(String component, String variable, String instance, String value) {
        String evse = component.equals("V2XChargingCtrlr") ? ",\"evse\":{\"id\":1}" : "";
        String name = instance.isEmpty() ? "" : ",\"instance\":\"" + instance + "\"";
        return asks(
                "SetVariables",
                """
                {"setVariableData":[{"component":{"name":"%s"%s},
                 "variable":{"name":"%s"%s},"attributeValue":"%s"}]}
                """
                        .formatted(component, evse, variable, name, value));
    }

    String get(String component, int evseId, String variable) {
        String evse = evseId == 0 ? "" : ",\"evse\":{\"id\":" + evseId + "}";
        return asks(
                "GetVariables",
                """
                {"getVariableData":[{"component":{"name":"%s"%s},"variable":{"name":"%s"}}]}
                """
                        .formatted(component, evse, variable));
    }

    /** Everything said was by the book. */
    void everythingWasValid() {
        assertThat(rig.twins().operator().violations()).isEmpty();
        assertThat(rig.twins().operator().ledgerFaults()).isEmpty();
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
