package org.tidegate.controller.lane;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.session.EmsWord;
import org.tidegate.controller.session.OperatorWord;
import org.tidegate.controller.session.SiteWord;
import org.tidegate.controller.session.VehicleWord;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.hal.PowerStage;
import org.tidegate.hal.SafetyIo;
import org.tidegate.pilot.PilotIo;
import org.tidegate.protection.GridProtection;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Mailbox;
import org.tidegate.runtime.Published;

/**
 * Everything the lane touches.
 *
 * @param sensor an own measurement of the grid; null where the converter's registers are all there
 *     is
 * @param site energy manager, meter and settings of the grid code
 * @param hold why no new session may begin, in words, empty if one may; read every cycle, must not
 *     wait or allocate
 * @param weld remembers welded contactors
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
        BooleanSupplier wakesVehicle,
        Site site,
        Supplier<String> hold,
        WeldLatch weld) {

    /**
     * Voices of the site besides operator and vehicle; nobody needs to speak.
     *
     * @param settings of the grid code, renewed between cycles; null keeps what protection was made
     *     with. A renewal must have the same shape (see {@link GridProtection#apply})
     * @param servicePermitted whether the charger may be in service (IEEE 1547-2018 4.10.3); read
     *     every cycle, must not wait
     */
    public record Site(
            Published<EmsWord> manager,
            Published<SiteWord> meter,
            @Nullable Published<ProtectionSettings> settings,
            BooleanSupplier servicePermitted) {
        /** In service for good. */
        public Site(
                Published<EmsWord> manager,
                Published<SiteWord> meter,
                @Nullable Published<ProtectionSettings> settings) {
            this(manager, meter, settings, () -> true);
        }

        /** Nobody speaks. */
        public static Site silent() {
            return new Site(new Published<>(EmsWord.NONE), new Published<>(SiteWord.NONE), null);
        }
    }

    /** Without anything that holds sessions back, and with contactors that never welded. */
    public LanePorts(
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
            BooleanSupplier wakesVehicle,
            Site site) {
        this(
                stage,
                safety,
                pilot,
                vehicle,
                operator,
                commands,
                snapshots,
                events,
                sensor,
                recordsAreKept,
                wakesVehicle,
                site,
                () -> "",
                new WeldLatch(false));
    }

    /** With a silent site. */
    public LanePorts(
            PowerStage stage,
            SafetyIo safety,
            PilotIo pilot,
            Published<VehicleWord> vehicle,
            Published<OperatorWord> operator,
            Mailbox<Command> commands,
            Published<Snapshot> snapshots,
            EventRing events,
            @Nullable GridSensor sensor,
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
                sensor,
                recordsAreKept,
                () -> false,
                Site.silent());
    }

    /** Without a measurement of its own, with a silent site. */
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
                recordsAreKept);
    }
}
