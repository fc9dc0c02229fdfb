package org.tidegate.controller.lane;

import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.hal.PowerStage;
import org.tidegate.hal.SafetyIo;
import org.tidegate.pilot.PilotIo;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Mailbox;
import org.tidegate.runtime.Published;

import java.util.function.BooleanSupplier;

/**
 * Everything the lane touches.
 *
 * @param recordsAreKept journal and energy books reach the disk; read every cycle, must not wait
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
        BooleanSupplier recordsAreKept) {}
