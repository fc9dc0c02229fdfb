package org.tidegate.ocpp.internal.station.monitoring;

import java.util.List;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.Words;

/** Faults and refusals, hard-wired: nobody has to ask for them (OCPP 2.1 N07). */
public final class FaultDesk implements Desk {
    /** Severities of OCPP 2.1, 2.1.4. */
    private static final int SYSTEM_FAILURE = 2;

    private static final int ERROR = 4;

    private final Surroundings at;
    private final Outbox outbox;
    private final MonitorDesk monitors;
    private String reportedFault = "";
    private String reportedRefusal = "";

    public FaultDesk(Surroundings at, Outbox outbox, MonitorDesk monitors) {
        this.at = at;
        this.outbox = outbox;
        this.monitors = monitors;
    }

    @Override
    public void tick(Moment now) {
        if (at.isSilent()) {
            return;
        }
        StationState s = at.seen();
        reportedFault =
                problem(SYSTEM_FAILURE, "EVSE", reportedFault, s.faultCode(), s.faultText(), now);
        reportedRefusal =
                problem(
                        ERROR,
                        "ConnectedEV",
                        reportedRefusal,
                        s.refusalCode(),
                        s.refusalText(),
                        now);
    }

    /** Tells that a problem has begun or is over; returns which one is reported from now on. */
    private String problem(
            int severity, String component, String before, String code, String text, Moment now) {
        if (code.equals(before)) {
            return before;
        }
        boolean cleared = code.isEmpty();
        var data =
                new Data.EventData(
                        (int) (outbox.nextNumber() & Integer.MAX_VALUE),
                        now.instant(),
                        Data.EventTrigger.ALERTING,
                        cleared ? "false" : "true",
                        Words.clipped(cleared ? before : code, 50),
                        Words.clipped(text, 500),
                        cleared ? true : null,
                        at.transactionId(),
                        new Data.Component(new Data.Evse(1, null), component, null),
                        Data.EventNotification.HARD_WIRED_NOTIFICATION,
                        new Data.Variable("Problem", null),
                        severity);
        if (monitors.hears(severity)) {
            at.out().enqueue(new StationCall.NotifyEvent(now.instant(), null, 0, List.of(data)));
        }
        return code;
    }
}
