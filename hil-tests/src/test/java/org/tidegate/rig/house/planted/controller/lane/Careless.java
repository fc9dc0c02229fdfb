package org.tidegate.rig.house.planted.controller.lane;

import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;
import org.tidegate.rig.house.planted.controller.energy.Nosy;
import org.tidegate.rig.house.planted.runtime.Clock;

public final class Careless {
    public long cycle(Clock clock, Nosy plane) {
        LoggerFactory.getLogger(Careless.class).info("the lane has time to talk");
        LockSupport.parkNanos(1);
        return clock.nanos() + new Random().nextInt(10) + plane.number();
    }
}
