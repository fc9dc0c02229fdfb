package org.tidegate.hal;

import org.tidegate.hal.internal.driver.ConverterDriver;
import org.tidegate.hal.internal.mapped.MappedLink;
import org.tidegate.hal.map.DeviceKind;
import org.tidegate.hal.map.RegisterMap;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;

/**
 * Driver for any converter that a register map describes; see {@code docs/converters.md}.
 *
 * <p>It promises what {@link SunSpecConverter} promises. A map without {@code watchdog_s} is the
 * map of a device that goes on when this program dies: such a converter may not discharge, unless a
 * gate line is wired.
 */
public final class MappedConverter implements Converter {
    private final ConverterDriver driver;

    /**
     * @param master owned by this driver's plane, or by the {@link SharedLine} that steps it
     * @param settings the revert time is the device's watchdog
     * @param map of kind {@link DeviceKind#CONVERTER}
     * @param events emitted into by the bus plane only
     * @param gateLine called by the lane's thread
     */
    public MappedConverter(
            ModbusMaster master,
            SunSpecSettings settings,
            RegisterMap map,
            EventRing events,
            GateLine gateLine) {
        if (map.kind() != DeviceKind.CONVERTER) {
            throw new IllegalArgumentException(map.id() + " is the map of no converter");
        }
        driver =
                new ConverterDriver(
                        (_, deadlineNanos) -> MappedLink.look(map, master, settings, deadlineNanos),
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
