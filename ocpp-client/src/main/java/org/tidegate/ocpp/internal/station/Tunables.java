package org.tidegate.ocpp.internal.station;

/**
 * What the operator may change at run time; forgotten at a restart.
 *
 * @param heartbeatSeconds 0 until the boot answer names it
 */
record Tunables(int heartbeatSeconds, int meterIntervalSeconds) {
    static final int DEFAULT_HEARTBEAT_SECONDS = 300;
    static final int LONGEST_SECONDS = 86_400;

    Tunables withHeartbeat(int seconds) {
        return new Tunables(seconds, meterIntervalSeconds);
    }

    Tunables withMeterInterval(int seconds) {
        return new Tunables(heartbeatSeconds, seconds);
    }
}
