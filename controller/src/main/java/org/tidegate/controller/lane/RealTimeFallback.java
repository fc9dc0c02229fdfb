package org.tidegate.controller.lane;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.tidegate.runtime.Clock;

/** A plain Java thread, for systems without the POSIX calls. */
class RealTimeFallback implements RealTimeHost {
    private final Clock clock;
    private final String reason;

    RealTimeFallback(Clock clock, String reason) {
        this.clock = clock;
        this.reason = reason;
    }

    @Override
    public Grant prepare(RealTimeSetup setup) {
        return new Grant(false, "plain thread", List.of(reason));
    }

    @Override
    public long waitUntil(long targetNanos) {
        long nowNanos = clock.nanos();
        while (nowNanos - targetNanos < 0) {
            LockSupport.parkNanos(targetNanos - nowNanos);
            nowNanos = clock.nanos();
        }
        return nowNanos;
    }
}
