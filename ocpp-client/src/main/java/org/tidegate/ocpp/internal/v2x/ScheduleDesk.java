package org.tidegate.ocpp.internal.v2x;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Charging;
import org.tidegate.ocpp.internal.message.Profile;
import org.tidegate.ocpp.internal.message.Profile.Period;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Reply;
import org.tidegate.ocpp.internal.station.Surroundings;

/**
 * Tells the operator what the vehicle has promised to do with its schedule (K15, K16, K18): once
 * for each promise. Only a vehicle that chose its own way within a schedule makes one.
 */
public final class ScheduleDesk implements Desk {
    private static final long RETRY_NANOS = 10_000_000_000L;
    private static final int MOST_PERIODS = 1024;

    private final Surroundings at;
    private long toldNumber;
    private String toldFor = "";
    private long retryNanos;

    public ScheduleDesk(Surroundings at) {
        this.at = at;
    }

    @Override
    public @Nullable Ask due(Moment now) {
        StationState.Promise promise = at.seen().v2x().promise();
        String tx = at.transactionId();
        if (promise == null
                || promise.steps().isEmpty()
                || tx == null
                || at.isSilent()
                || (promise.number() == toldNumber && tx.equals(toldFor))
                || now.nanos() - retryNanos < 0) {
            return null;
        }
        toldNumber = promise.number();
        toldFor = tx;
        return new Ask(schedule(promise), again);
    }

    /** The operator's verdict changes nothing: it renegotiates by a new profile if it must. */
    private final Reply again =
            new Reply() {
                @Override
                public void unknown(Moment now) {
                    // it does not want to know
                }

                @Override
                public void failed(boolean linkLost, Moment now) {
                    toldFor = "";
                    retryNanos = linkLost ? now.nanos() : now.nanos() + RETRY_NANOS;
                }
            };

    private static Charging.NotifyEVChargingSchedule schedule(StationState.Promise p) {
        int id = (int) Math.clamp(p.scheduleId(), 0, Integer.MAX_VALUE);
        var schedule =
                new Profile.ChargingSchedule(
                        id,
                        null,
                        null,
                        null,
                        Profile.RateUnit.W,
                        null,
                        null,
                        null,
                        null,
                        null,
                        periods(p.steps()),
                        null,
                        null,
                        null,
                        null);
        return new Charging.NotifyEVChargingSchedule(
                Instant.ofEpochMilli(p.startMillis()),
                schedule,
                1,
                id == 0 ? null : (Integer) id,
                p.keepsTolerance() ? true : null);
    }

    private static List<Period> periods(List<StationState.Promise.Step> steps) {
        var periods = new ArrayList<Period>();
        for (StationState.Promise.Step each : steps) {
            if (periods.size() == MOST_PERIODS) {
                break;
            }
            double watts = Math.rint(each.powerW() * 10) / 10 + 0.0;
            int start = (int) Math.clamp(each.afterSeconds(), 0, Integer.MAX_VALUE);
            periods.add(
                    Period.of(
                            start, Math.max(0, watts), watts < 0 ? (Double) watts : null, null, null));
        }
        return periods;
    }
}
