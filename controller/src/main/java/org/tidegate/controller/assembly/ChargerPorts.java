package org.tidegate.controller.assembly;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.bridge.Presentation;
import org.tidegate.controller.bridge.SignedMeter;
import org.tidegate.controller.lane.GridSensor;
import org.tidegate.hal.PowerStage;
import org.tidegate.hal.SafetyIo;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.V2gAcceptor;
import org.tidegate.iso15118.slac.SlacPort;
import org.tidegate.iso15118.slac.SlacSettings;
import org.tidegate.ocpp.OcppPorts;
import org.tidegate.ocpp.OcppTransport;
import org.tidegate.pilot.PilotIo;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * Everything a charger touches. The same charger runs at all three fidelities; only these differ.
 *
 * @param busPlanes the planes that keep {@code stage} talking to its device
 * @param sensor an own measurement of the grid; null where the converter's registers are all there
 *     is
 * @param deviceRings rings that the ports themselves emit into, for the journal to drain
 * @param vehicleSide contracts and matching
 * @param operatorSide what the operator's station has besides a connection
 * @param random session ids and back-off jitter; a {@link java.security.SecureRandom} outside of
 *     simulations
 */
public record ChargerPorts(
        Clock clock,
        Disk disk,
        PowerStage stage,
        List<Plane> busPlanes,
        List<EventRing> deviceRings,
        SafetyIo safety,
        PilotIo pilot,
        V2gAcceptor vehicles,
        OcppTransport operator,
        RandomGenerator random,
        @Nullable GridSensor sensor,
        VehicleSide vehicleSide,
        OperatorSide operatorSide) {

    /**
     * What the vehicle side has besides a connection.
     *
     * @param contracts whom to believe when a vehicle pays by contract
     * @param matching the power line modem; null where nothing is matched
     */
    public record VehicleSide(PlugAndCharge contracts, @Nullable Matching matching) {
        public static final VehicleSide NONE = new VehicleSide(PlugAndCharge.none(), null);
    }

    /**
     * What the operator's station has besides a connection.
     *
     * @param disk where it keeps what it must not forget; null for the charger's own
     * @param hands for keys, files and the vehicle's certificates
     * @param waitsForToken a session waits for a token
     * @param presented tokens held before the charger
     * @param meter where signed readings come from
     */
    public record OperatorSide(
            @Nullable Disk disk,
            OcppPorts hands,
            boolean waitsForToken,
            Published<Presentation> presented,
            SignedMeter meter) {
        /** No hands, no reader, no signatures. */
        public static OperatorSide none() {
            return new OperatorSide(
                    null,
                    OcppPorts.none(),
                    false,
                    new Published<>(Presentation.NONE),
                    SignedMeter.NONE);
        }

        public OperatorSide with(OcppPorts other) {
            return new OperatorSide(disk, other, waitsForToken, presented, meter);
        }

        public OperatorSide with(SignedMeter other) {
            return new OperatorSide(disk, hands, waitsForToken, presented, other);
        }

        /** Somebody has to show a token before energy flows. */
        public OperatorSide waitingForTokens() {
            return new OperatorSide(disk, hands, true, presented, meter);
        }
    }

    /** A power line modem and how to match with it. */
    public record Matching(SlacSettings settings, SlacPort port) {}

    /** Without contracts and matching. */
    public ChargerPorts(
            Clock clock,
            Disk disk,
            PowerStage stage,
            List<Plane> busPlanes,
            List<EventRing> deviceRings,
            SafetyIo safety,
            PilotIo pilot,
            V2gAcceptor vehicles,
            OcppTransport operator,
            RandomGenerator random,
            @Nullable GridSensor sensor) {
        this(
                clock,
                disk,
                stage,
                busPlanes,
                deviceRings,
                safety,
                pilot,
                vehicles,
                operator,
                random,
                sensor,
                VehicleSide.NONE,
                OperatorSide.none());
    }

    /** The same with contracts and matching. */
    public ChargerPorts with(VehicleSide side) {
        return new ChargerPorts(
                clock,
                disk,
                stage,
                busPlanes,
                deviceRings,
                safety,
                pilot,
                vehicles,
                operator,
                random,
                sensor,
                side,
                operatorSide);
    }

    /** The same with hands for the operator's station. */
    public ChargerPorts with(OperatorSide side) {
        return new ChargerPorts(
                clock,
                disk,
                stage,
                busPlanes,
                deviceRings,
                safety,
                pilot,
                vehicles,
                operator,
                random,
                sensor,
                vehicleSide,
                side);
    }

    /** Without a measurement of its own. */
    public ChargerPorts(
            Clock clock,
            Disk disk,
            PowerStage stage,
            List<Plane> busPlanes,
            List<EventRing> deviceRings,
            SafetyIo safety,
            PilotIo pilot,
            V2gAcceptor vehicles,
            OcppTransport operator,
            RandomGenerator random) {
        this(
                clock,
                disk,
                stage,
                busPlanes,
                deviceRings,
                safety,
                pilot,
                vehicles,
                operator,
                random,
                null);
    }
}
