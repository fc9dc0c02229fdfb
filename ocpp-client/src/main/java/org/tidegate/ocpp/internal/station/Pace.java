package org.tidegate.ocpp.internal.station;

import java.time.Duration;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.internal.station.device.Setting;
import org.tidegate.ocpp.internal.station.device.Variables;

/**
 * How patiently the link is kept.
 *
 * @param ping between pings; zero for none
 * @param backOffMinimum,backOffRandom,backOffDoublings wait before a reconnect: minimum plus a
 *     random part, doubled this many times
 */
record Pace(Duration ping, Duration backOffMinimum, Duration backOffRandom, int backOffDoublings) {

    /** As configured, to the millisecond, until the operator sets whole seconds. */
    static Pace of(OcppSettings s, Variables v) {
        return new Pace(
                duration(v, Setting.WEB_SOCKET_PING_INTERVAL, s.pingInterval()),
                duration(v, Setting.RETRY_BACK_OFF_WAIT_MINIMUM, s.backOffMinimum()),
                duration(v, Setting.RETRY_BACK_OFF_RANDOM_RANGE, s.backOffRandom()),
                v.integer(Setting.RETRY_BACK_OFF_REPEAT_TIMES));
    }

    static Duration duration(Variables v, Setting setting, Duration configured) {
        return v.isSet(setting) ? Duration.ofSeconds(v.integer(setting)) : configured;
    }
}
