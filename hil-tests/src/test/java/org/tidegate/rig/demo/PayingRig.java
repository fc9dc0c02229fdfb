package org.tidegate.rig.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.tidegate.controller.assembly.Charger;
import org.tidegate.controller.assembly.ChargerPorts;
import org.tidegate.controller.assembly.ChargerSettings;
import org.tidegate.controller.operator.OperatorCourier;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.hal.SunSpecConverter;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.iso15118.ContractPayments;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.pki.LabPki;
import org.tidegate.iso15118.pki.Revocations;
import org.tidegate.ocpp.OcppPorts;
import org.tidegate.rig.converter.ConverterPhysics;
import org.tidegate.rig.converter.InMemoryModbus;
import org.tidegate.rig.operator.OcppVersion;
import org.tidegate.rig.operator.OperatorTwin;
import org.tidegate.rig.operator.Temper;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.rig.vehicle.EvccTwin;
import org.tidegate.rig.vehicle.MemoryLink;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Simulation;
import org.tidegate.runtime.VirtualClock;

/** The whole charger, a young car and an operator of some version, in virtual time. */
final class PayingRig {
    final Simulation simulation;
    final Twins twins;
    final OperatorTwin operator;
    final EvccTwin car;
    final Charger charger;
    final OperatorCourier courier;

    /**
     * @param pki whose mobility operator's root is trusted; null for a charger without contracts
     */
    static PayingRig of(
            OcppVersion version,
            EvccSettings car,
            @org.jspecify.annotations.Nullable LabPki pki,
            ChargerPorts.OperatorSide side) {
        try {
            return new PayingRig(version, car, pki, side);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PayingRig(
            OcppVersion version,
            EvccSettings settings,
            @org.jspecify.annotations.Nullable LabPki pki,
            ChargerPorts.OperatorSide side)
            throws IOException {
        var clock = new VirtualClock(VirtualRig.START_WALL_MILLIS);
        clock.advanceTo(1_000_000_000_000L);
        simulation = new Simulation(clock, 3);
        twins = new Twins(clock, new Twins.World(3, 60_000, 50, 50));
        operator = new OperatorTwin(clock, List.of(version), Temper.SMART, 3);
        var cable = MemoryLink.encrypted();
        car = new EvccTwin(settings, twins.battery(), cable, twins.plug(), clock);
        var busRing = new EventRing("bus", 256);
        var converter =
                new SunSpecConverter(
                        new InMemoryModbus(twins.registers()),
                        SunSpecSettings.defaults(),
                        busRing,
                        twins.converter()::blockGates);
        courier = new OperatorCourier(clock);
        PlugAndCharge contracts =
                pki == null
                        ? PlugAndCharge.none()
                        : new ContractPayments(
                                List.of(pki.certificate(LabPki.Member.MO_ROOT)),
                                Revocations.unknown(),
                                courier.vehicleSide(),
                                null,
                                null);
        ChargerSettings charge = DemoSite.settings(DemoSite.NOWHERE);
        charger =
                Charger.assemble(
                        new ChargerPorts(
                                        clock,
                                        new MemoryDisk(),
                                        converter,
                                        List.of(converter),
                                        List.of(busRing),
                                        twins.safety(),
                                        twins.pilot(),
                                        cable,
                                        operator.wire(),
                                        simulation.split())
                                .with(new ChargerPorts.VehicleSide(contracts, null))
                                .with(
                                        side.with(
                                                OcppPorts.none()
                                                        .withVehicle(courier.operatorSide()))),
                        charge.withOperator(
                                charge.operator().speaking(List.of(version.subprotocol()))));
        courier.follow(charger.operatorState());
        simulation.add(new ConverterPhysics(twins.registers(), 2_000_000L));
        for (Plane plane : charger.slowPlanes()) {
            var wakeup = simulation.add(plane);
            if (plane.equals(charger.vehicle())) {
                cable.onActivity(wakeup);
            }
        }
        car.wakeWith(simulation.add(car));
        simulation.add(charger.lane());
        reaches(() -> now().operator().online(), 20);
    }

    Snapshot now() {
        return charger.snapshots().latest();
    }

    PayingRig reaches(BooleanSupplier condition, int withinSeconds) {
        assertThat(simulation.runUntil(condition, Duration.ofSeconds(withinSeconds)))
                .as("within %s s; last: %s", withinSeconds, now())
                .isTrue();
        return this;
    }

    PayingRig runs(int seconds) {
        simulation.run(Duration.ofSeconds(seconds));
        return this;
    }

    String asks(String action, String payload) {
        String id = operator.call(action, payload);
        reaches(() -> operator.answerTo(id).isPresent(), 30);
        return operator.answerTo(id).orElseThrow();
    }

    /** Frames of the station with this action, oldest first. */
    List<String> sent(String action) {
        var found = new ArrayList<String>();
        for (String frame : operator.received()) {
            if (frame.startsWith("[2,") && frame.contains("\"" + action + "\"")) {
                found.add(frame);
            }
        }
        return found;
    }
}
