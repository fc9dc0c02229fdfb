package org.tidegate.rig.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.tidegate.hal.Converter;
import org.tidegate.hal.DcMode;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.Measurement;
import org.tidegate.hal.StageRequest;
import org.tidegate.hal.StageState;
import org.tidegate.rig.converter.ConverterFault;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;

/** A bench around a real device, in real time, on the calling thread. */
class DeviceBench implements Bench {
    private static final long LANE_NANOS = 10_000_000;

    private final Clock clock;
    private final EventRing ring = new EventRing("bus", 1024);
    private final Converter converter;
    private final Measurement measured = new Measurement();
    private final StageRequest wanted = new StageRequest();
    private final List<String> events = new ArrayList<>();
    private boolean gatesBlocked;
    private boolean blocks;
    private boolean silent;
    private boolean dead;
    private long laneDueNanos;
    private long busDueNanos;

    DeviceBench(Clock clock, BiFunction<EventRing, GateLine, Converter> driver) {
        this.clock = clock;
        converter = driver.apply(ring, blocked -> gatesBlocked = blocked);
        laneDueNanos = clock.nanos();
        busDueNanos = clock.nanos();
    }

    @Override
    public void runs(Duration time) {
        long end = clock.nanos() + time.toNanos();
        for (long now = clock.nanos(); end - now > 0; now = clock.nanos()) {
            if (!silent && laneDueNanos - now <= 0) {
                laneDueNanos = now + LANE_NANOS;
                lane(now);
            }
            if (!dead && busDueNanos - now <= 0) {
                busDueNanos = now + converter.step(now);
            }
            LockSupport.parkNanos(1_000_000);
        }
        ring.drain(clock.nanos(), clock.wallMillis(), event -> events.add(event.code().name()));
        converter.read(measured);
    }

    private void lane(long nowNanos) {
        converter.read(measured);
        wanted.issuedNanos = nowNanos;
        boolean good = measured.state != StageState.FAULT && measured.state != StageState.OFFLINE;
        if (!blocks && (good || wanted.mode == DcMode.OFF)) {
            converter.request(wanted);
        } else {
            converter.block();
        }
    }

    @Override
    public Converter converter() {
        return converter;
    }

    @Override
    public StageRequest wanted() {
        return wanted;
    }

    @Override
    public Measurement measured() {
        return measured;
    }

    @Override
    public long nowNanos() {
        return clock.nanos();
    }

    @Override
    public List<String> events() {
        return events;
    }

    @Override
    public void laneFallsSilent() {
        silent = true;
    }

    @Override
    public void processDies() {
        silent = true;
        dead = true;
    }

    @Override
    public void laneBlocks(boolean block) {
        blocks = block;
    }

    @Override
    public boolean gatesBlocked() {
        return gatesBlocked;
    }

    /** There is no second measurement. */
    @Override
    public double truePowerW() {
        return Double.NaN;
    }

    @Override
    public void vehicleConnected(boolean connected) {
        // the vehicle on a bench is plugged by hand
    }

    @Override
    public void inject(ConverterFault fault) {
        throw new ContractBroken("a real device is not broken on purpose");
    }

    @Override
    public void mend(ConverterFault fault) {
        throw new ContractBroken("a real device is not broken on purpose");
    }
}
