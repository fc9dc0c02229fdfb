package org.tidegate.hal;

import org.tidegate.hal.internal.driver.ConverterDriver;
import org.tidegate.hal.internal.sunspec.SunSpecLink;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;

/**
 * Driver for converters with SunSpec models 1, 701, 702, 704, 714 and 715 (703, 713, 802 and our
 * 64200 if present).
 *
 * <p>Two sides: the lane calls the {@link PowerStage} methods, which neither wait nor allocate; the
 * bus plane's thread calls {@link #step}, which does one poll.
 *
 * <p>Safe by silence in both directions. No fresh request from the lane: 0 W, off, and the
 * controller's heartbeat stops. No plane: the device's own revert timer ends in 0 W; it is armed and
 * read back before any power. No answer from the device: the measurement grows old by itself and
 * then says {@link StageState#OFFLINE}.
 */
public final class SunSpecConverter implements Converter {
    private final ConverterDriver driver;

    /**
     * @param master owned by this driver's plane from now on; not closed by it
     * @param events emitted into by the bus plane only
     * @param gateLine called by the lane's thread
     */
    public SunSpecConverter(
            ModbusMaster master, SunSpecSettings settings, EventRing events, GateLine gateLine) {
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

    // ---- bus plane ----

    @Override
    public String name() {
        return driver.name();
    }

    @Override
    public long step(long nowNanos) {
        return driver.step(nowNanos);
    }
}
