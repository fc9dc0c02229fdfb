package org.tidegate.controller.assembly;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.lane.GridSensor;
import org.tidegate.hal.PowerStage;
import org.tidegate.hal.SafetyIo;
import org.tidegate.iso15118.V2gAcceptor;
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
        @Nullable GridSensor sensor) {

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
