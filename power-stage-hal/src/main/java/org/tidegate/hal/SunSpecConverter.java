package org.tidegate.hal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.der.Adoption;
import org.tidegate.hal.der.DerSettings;
import org.tidegate.hal.internal.driver.ConverterDriver;
import org.tidegate.hal.internal.sunspec.DerAccess;
import org.tidegate.hal.internal.sunspec.SunSpecLink;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;

/**
 * Driver for converters with SunSpec models 1, 701, 702, 704, 714 and 715 (703, 713 and our 64200
 * if present; a battery model such as 802 is the device's own business and is not read).
 *
 * <p>Two sides: the lane calls the {@link PowerStage} methods, which neither wait nor allocate; the
 * bus plane's thread calls {@link #step}, which does one poll.
 *
 * <p>Safe by silence in both directions. No fresh request from the lane: 0 W, off, and the
 * controller's heartbeat stops. No plane: the device's own revert timer ends in 0 W; it is armed
 * and read back before any power. No answer from the device: the measurement grows old by itself
 * and then says {@link StageState#OFFLINE}.
 */
public final class SunSpecConverter implements Converter {
    private static final long SETTINGS_NANOS = 5_000_000_000L;

    private final ConverterDriver driver;
    private final ModbusMaster master;
    private final SunSpecSettings settings;
    private final EventRing events;
    private final Published<Adoption> adoption = new Published<>(Adoption.NONE);
    private volatile @Nullable Task task;

    /** Settings to hold the device against, one model per step of the plane. */
    private record Task(DerSettings settings, boolean writes, int next, Adoption soFar) {}

    /**
     * @param master owned by this driver's plane from now on; not closed by it
     * @param events emitted into by the bus plane only
     * @param gateLine called by the lane's thread
     */
    public SunSpecConverter(
            ModbusMaster master, SunSpecSettings settings, EventRing events, GateLine gateLine) {
        this.master = master;
        this.settings = settings;
        this.events = events;
        driver =
                new ConverterDriver(
                        (_, deadlineNanos) -> SunSpecLink.look(master, settings, deadlineNanos),
                        settings,
                        events,
                        gateLine);
    }

    // ---- lane ----

    @Override
    public void read(Measurement into) {
        driver.read(into);
    }

    @Override
    public void request(StageRequest request) {
        driver.request(request);
    }

    @Override
    public void block() {
        driver.block();
    }

    @Override
    public StageRating rating() {
        return driver.rating();
    }

    // ---- anybody ----

    @Override
    public Published<StageStatus> status() {
        return driver.status();
    }

    @Override
    public Published<StageDetails> details() {
        return driver.details();
    }

    @Override
    public void resetAlarms() {
        driver.resetAlarms();
    }

    /**
     * Compares the device's own settings with these as soon as no power is asked for; {@link
     * #adoption} tells the result. Safe from any thread.
     */
    public void verify(DerSettings wanted) {
        task = new Task(wanted, false, 0, Adoption.NONE);
    }

    /**
     * Brings the device to these settings as soon as no power is asked for, and reads them back.
     */
    public void adopt(DerSettings wanted) {
        task = new Task(wanted, true, 0, Adoption.NONE);
    }

    /** The result of the last {@link #verify} or {@link #adopt} that has been finished. */
    public Published<Adoption> adoption() {
        return adoption;
    }

    // ---- bus plane ----

    @Override
    public String name() {
        return driver.name();
    }

    @Override
    public long step(long nowNanos) {
        Task open = task;
        if (open != null && driver.isResting()) {
            work(open, nowNanos);
        }
        return driver.step(nowNanos);
    }

    private void work(Task open, long nowNanos) {
        Adoption all = open.soFar;
        int next = open.next;
        try {
            if (next < open.settings.models().size()) {
                var one = new DerSettings(List.of(open.settings.models().get(next)));
                DerAccess access =
                        DerAccess.open(
                                master,
                                settings.unit(),
                                LockSupport::parkNanos,
                                nowNanos + SETTINGS_NANOS);
                Adoption more =
                        open.writes
                                ? access.adopt(one, nowNanos + SETTINGS_NANOS)
                                : access.verify(one, nowNanos + SETTINGS_NANOS);
                var findings = new ArrayList<>(all.findings());
                findings.addAll(more.findings());
                all = new Adoption(all.compared() + more.compared(), findings);
                next++;
            }
        } catch (ModbusException _) {
            return; // the poll notices a lost device; this is tried again when it is back
        }
        boolean done = next >= open.settings.models().size();
        if (!open.equals(task)) {
            return; // somebody wants something else meanwhile
        }
        task = done ? null : new Task(open.settings, open.writes, next, all);
        if (done) {
            adoption.publish(all);
            events.emit(
                    all.isHeld() ? HalEvent.SETTINGS_ADOPTED : HalEvent.SETTINGS_REFUSED,
                    nowNanos,
                    all.compared(),
                    all.findings().size(),
                    all.isHeld() ? all.compared() + " points" : "" + all.findings().getFirst());
        }
    }
}
