package org.tidegate.rig.contract;

import java.time.Duration;
import java.util.List;
import org.tidegate.hal.Converter;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.StageRequest;
import org.tidegate.hal.StageState;
import org.tidegate.rig.converter.ConverterFault;

/** A driver, its device, and a lane of ten lines, in virtual or in real time. */
public interface Bench extends AutoCloseable {
    Converter converter();

    /** What the lane asks for from now on, every cycle. */
    StageRequest wanted();

    /** The lane's newest look at the device. */
    Measurement measured();

    /** Lets time pass. */
    void runs(Duration time);

    long nowNanos();

    /** Names of all events so far. */
    List<String> events();

    /** The lane stops asking, as if its thread had died; the driver lives on. */
    void laneFallsSilent();

    /**
     * Everything dies: driver, lane, process. The device and its gate line are all that is left.
     */
    void processDies();

    /** The lane blocks the gates in every cycle until told otherwise. */
    void laneBlocks(boolean block);

    /** Whether the hardware line blocks the gates now. */
    boolean gatesBlocked();

    /** What really flows at the grid terminals; NaN on a device without a second measurement. */
    double truePowerW();

    /** Whether the vehicle's contactors let current flow. */
    void vehicleConnected(boolean connected);

    void inject(ConverterFault fault);

    void mend(ConverterFault fault);

    @Override
    default void close() {}

    // ---- words for checks ----

    default Bench powers(double acPowerW) {
        StageRequest wanted = wanted();
        wanted.mode = org.tidegate.hal.DcMode.POWER;
        wanted.acPowerW = acPowerW;
        wanted.reactivePowerVar = 0;
        wanted.dcVoltageLimitV = 500;
        wanted.dcCurrentLimitA = 32;
        return this;
    }

    default Bench off() {
        wanted().setOff(nowNanos());
        return this;
    }

    default Bench for_(Duration time) {
        runs(time);
        return this;
    }

    default StageState state() {
        return measured().state;
    }

    default String reason() {
        return converter().status().latest().reason();
    }
}
