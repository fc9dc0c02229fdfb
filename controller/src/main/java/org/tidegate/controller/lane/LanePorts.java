package org.tidegate.controller.lane;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.hal.PowerStage;
import org.tidegate.hal.SafetyIo;
import org.tidegate.pilot.PilotIo;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Mailbox;
import org.tidegate.runtime.Published;

/**
 * Everything the lane touches.
 *
 * @param sensor an own measurement of the grid; null where the converter's registers are all there
 *     is
 * @param recordsAreKept journal and energy books reach the disk; read every cycle, must not wait
 * @param wakesVehicle the pilot shall show state F for a moment because a vehicle that is plugged
 *     in has not begun to talk (ISO 15118-3); read every cycle, must not wait
 */
public record LanePorts(
        PowerStage stage,
        SafetyIo safety,
        PilotIo pilot,
        Published<VehicleWord> vehicle,
        Published<OperatorWord> operator,
        Mailbox<Command> commands,
        Published<Snapshot> snapshots,
        EventRing events,
        @Nullable GridSensor sensor,
        BooleanSupplier recordsAreKept,
        BooleanSupplier wakesVehicle) {

    /** Without a measurement of its own. */
    public LanePorts(
            PowerStage stage,
            SafetyIo safety,
            PilotIo pilot,
            Published<VehicleWord> vehicle,
            Published<OperatorWord> operator,
            Mailbox<Command> commands,
            Published<Snapshot> snapshots,
            EventRing events,
            BooleanSupplier recordsAreKept) {
        this(
                stage,
                safety,
                pilot,
                vehicle,
                operator,
                commands,
                snapshots,
                events,
                null,
                recordsAreKept,
                () -> false);
    }
}
