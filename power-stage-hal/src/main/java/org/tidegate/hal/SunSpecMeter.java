package org.tidegate.hal;

import org.tidegate.hal.internal.mapped.MeterDriver;
import org.tidegate.hal.internal.sunspec.MeterModels;
import org.tidegate.hal.map.PlusIs;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;

/**
 * Driver for meters with a SunSpec model 201 to 204 or 211 to 214.
 *
 * <p>The models do not say what a positive power means, and makers differ; so it is told here, held
 * against the energy registers, and checked once against the charger ({@link MeterSignCheck}).
 */
public final class SunSpecMeter implements SiteMeter, Plane {
    private final MeterDriver driver;

    /**
     * @param master owned by this plane, or by the {@link SharedLine} that steps it
     * @param plusIs what the meter's plus means
     */
    public SunSpecMeter(
            ModbusMaster master, MeterSettings settings, PlusIs plusIs, EventRing events) {
        driver =
                new MeterDriver(
                        master,
                        settings,
                        (bus, unit, deadline) -> MeterModels.find(bus, unit, plusIs, deadline),
                        events);
    }

    @Override
    public MeterReading latest() {
        return driver.latest();
    }

    @Override
    public String name() {
        return "meter";
    }

    @Override
    public long step(long nowNanos) {
        return driver.step(nowNanos);
    }
}
