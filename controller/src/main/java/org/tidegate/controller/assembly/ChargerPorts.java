package org.tidegate.controller.assembly;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.lane.GridSensor;
import org.tidegate.hal.PowerStage;
import org.tidegate.hal.SafetyIo;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.V2gAcceptor;
import org.tidegate.iso15118.slac.SlacPort;
import org.tidegate.iso15118.slac.SlacSettings;
import org.tidegate.ocpp.OcppTransport;
import org.tidegate.pilot.PilotIo;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;

/**
 * Everything a charger touches. The same charger runs at all three fidelities; only these differ.
 *
 * @param busPlanes the planes that keep {@code stage} talking to its device
 * @param sensor an own measurement of the grid; null where the converter's registers are all there
 *     is
 * @param deviceRings rings that the ports themselves emit into, for the journal to drain
 * @param vehicleSide contracts and matching
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
        VehicleSide vehicleSide) {

    /**
     * What the vehicle side has besides a connection.
     *
     * @param contracts whom to believe when a vehicle pays by contract
     * @param matching the power line modem; null where nothing is matched
     */
    public record VehicleSide(PlugAndCharge contracts, @Nullable Matching matching) {
        public static final VehicleSide NONE = new VehicleSide(PlugAndCharge.none(), null);
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
                VehicleSide.NONE);
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
