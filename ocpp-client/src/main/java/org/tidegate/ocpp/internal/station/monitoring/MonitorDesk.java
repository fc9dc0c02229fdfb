package org.tidegate.ocpp.internal.station.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.DataKind;
import org.tidegate.ocpp.internal.message.Data.EventNotification;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.Monitoring.ClearMonitoringResult;
import org.tidegate.ocpp.internal.message.Monitoring.ClearMonitoringStatus;
import org.tidegate.ocpp.internal.message.Monitoring.ClearVariableMonitoring;
import org.tidegate.ocpp.internal.message.Monitoring.ClearVariableMonitoringResponse;
import org.tidegate.ocpp.internal.message.Monitoring.GetMonitoringReport;
import org.tidegate.ocpp.internal.message.Monitoring.GetMonitoringReportResponse;
import org.tidegate.ocpp.internal.message.Monitoring.MonitorKind;
import org.tidegate.ocpp.internal.message.Monitoring.MonitoringBase;
import org.tidegate.ocpp.internal.message.Monitoring.MonitoringCriterion;
import org.tidegate.ocpp.internal.message.Monitoring.MonitoringData;
import org.tidegate.ocpp.internal.message.Monitoring.NotifyMonitoringReport;
import org.tidegate.ocpp.internal.message.Monitoring.SetMonitoringBase;
import org.tidegate.ocpp.internal.message.Monitoring.SetMonitoringBaseResponse;
import org.tidegate.ocpp.internal.message.Monitoring.SetMonitoringData;
import org.tidegate.ocpp.internal.message.Monitoring.SetMonitoringLevel;
import org.tidegate.ocpp.internal.message.Monitoring.SetMonitoringLevelResponse;
import org.tidegate.ocpp.internal.message.Monitoring.SetMonitoringResult;
import org.tidegate.ocpp.internal.message.Monitoring.SetMonitoringStatus;
import org.tidegate.ocpp.internal.message.Monitoring.SetVariableMonitoring;
import org.tidegate.ocpp.internal.message.Monitoring.SetVariableMonitoringResponse;
import org.tidegate.ocpp.internal.message.Monitoring.VariableMonitoring;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.OperatorCall.GenericStatus;
import org.tidegate.ocpp.internal.message.OperatorCall.ReportStatus;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.outbox.Outbox;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;
import org.tidegate.ocpp.internal.station.device.DeviceDesk;
import org.tidegate.ocpp.internal.station.device.DeviceModel;
import org.tidegate.ocpp.internal.station.device.Setting;

/** Monitors on variables, and the events they make (OCPP 2.1 N02 to N08). */
public final class MonitorDesk implements Desk {
    public static final int MOST_MONITORS = 50;
    public static final int MOST_ITEMS = 20;
    public static final int MOST_BYTES = 32_768;
    private static final int LOWEST_LEVEL = 9;
    private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

    /** A monitor as it is kept over a restart; all were set by the operator. */
    record Monitor(
            int id,
            Data.Component component,
            Data.Variable variable,
            MonitorKind type,
            double value,
            int severity,
            boolean transaction) {}

    private record Head(int level, MonitoringBase base, int lastId) {}

    /** What a monitor saw last. */
    private static final class Sight {
        @Nullable String reference;
        boolean alarmed;
        long nextNanos = -1;
        long slot = -1;
    }

    private final Surroundings at;
    private final Outbox outbox;
    private final DeviceModel model;
    private final StreamDesk streams;
    private final Map<Integer, Monitor> monitors = new TreeMap<>();
    private final Map<Integer, Sight> sights = new TreeMap<>();
    private int level = LOWEST_LEVEL;
    private MonitoringBase base = MonitoringBase.ALL;
    private int lastId;
    private long lookNanos;

    public MonitorDesk(
            Surroundings at, Outbox outbox, DeviceModel model, StreamDesk streams, String saved) {
        this.at = at;
        this.outbox = outbox;
        this.model = model;
        this.streams = streams;
        List<String> lines = saved.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                if (i == 0) {
                    Head head = Json.read(Head.class, lines.get(i));
                    level = head.level;
                    base = head.base;
                    lastId = head.lastId;
                } else {
                    Monitor m = Json.read(Monitor.class, lines.get(i));
                    monitors.put(m.id, m);
                }
            } catch (Violation _) {
                // another firmware's line: the operator sees that the monitor is gone
            }
        }
    }

    private void save() {
        var lines = new ArrayList<String>();
        lines.add(Json.write(new Head(level, base, lastId)));
        monitors.values().forEach(m -> lines.add(Json.write(m)));
        at.out().save(Keep.MONITORS, String.join("\n", lines));
    }

    public int level() {
        return level;
    }

    /** The operator still wants to hear of something this severe (0 is the worst). */
    public boolean hears(int severity) {
        return severity <= level;
    }

    // ---- orders -----------------------------------------------------------------------------

    public OperatorCall.Answer set(SetVariableMonitoring c, int bytes, Moment now) {
        if (c.setMonitoringData().size() > MOST_ITEMS) {
            return new OperatorCall.Declined(
                    ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                    "more than ItemsPerMessage " + MOST_ITEMS);
        }
        if (bytes > MOST_BYTES) {
            return new OperatorCall.Declined(
                    ErrorCode.FORMAT_VIOLATION, "more than BytesPerMessage " + MOST_BYTES);
        }
        var results = new ArrayList<SetMonitoringResult>();
        for (SetMonitoringData each : c.setMonitoringData()) {
            results.add(set(each, now));
        }
        save();
        return new SetVariableMonitoringResponse(results);
    }

    private SetMonitoringResult set(SetMonitoringData d, Moment now) {
        Refusal no = refusal(d);
        if (no != null) {
            return result(d, d.id(), no.status, no.code, no.why);
        }
        int id = d.id() == null ? ++lastId : d.id();
        lastId = Math.max(lastId, id);
        monitors.put(
                id,
                new Monitor(
                        id,
                        d.component(),
                        d.variable(),
                        d.type(),
                        d.value(),
                        d.severity(),
                        Boolean.TRUE.equals(d.transaction())));
        sights.remove(id);
        if (d.periodicEventStream() != null) {
            streams.open(id, d.periodicEventStream(), now);
        }
        return result(d, id, SetMonitoringStatus.ACCEPTED, "", "");
    }

    private record Refusal(SetMonitoringStatus status, String code, String why) {}

    private @Nullable Refusal refusal(SetMonitoringData d) {
        if (!model.knows(d.component())) {
            return new Refusal(
                    SetMonitoringStatus.UNKNOWN_COMPONENT, "NotFound", "no such component");
        }
        DeviceModel.Watched watched = model.watch(d.component(), d.variable());
        if (watched == null) {
            return new Refusal(
                    SetMonitoringStatus.UNKNOWN_VARIABLE, "NotFound", "no such variable");
        }
        if (d.severity() > LOWEST_LEVEL) {
            return rejected("ValueOutOfRange", "severities are 0 to 9");
        }
        if (!watched.monitored()) {
            return new Refusal(
                    SetMonitoringStatus.UNSUPPORTED_MONITOR_TYPE,
                    "UnsupportedRequest",
                    "this variable is not monitored");
        }
        Refusal no = typeRefusal(d, watched);
        if (no != null) {
            return no;
        }
        Monitor before = d.id() == null ? null : monitors.get(d.id());
        if (d.id() != null
                && (before == null
                        || !before.component.equals(d.component())
                        || !before.variable.equals(d.variable()))) {
            return rejected("NotFound", "no monitor " + d.id() + " on this variable (N04)");
        }
        for (Monitor m : monitors.values()) {
            if (!Objects.equals(m.id, d.id())
                    && m.component.equals(d.component())
                    && m.variable.equals(d.variable())
                    && m.type == d.type()
                    && m.severity == d.severity()) {
                return new Refusal(
                        SetMonitoringStatus.DUPLICATE,
                        "InvalidValue",
                        "monitor " + m.id + " is the same");
            }
        }
        if (d.periodicEventStream() != null && !streams.hasRoomFor(d.id())) {
            return rejected("TooManyElements", "no more streams");
        }
        return d.id() == null && monitors.size() >= MOST_MONITORS
                ? rejected("TooManyElements", MOST_MONITORS + " monitors are set already")
                : null;
    }

    private static Refusal rejected(String code, String why) {
        return new Refusal(SetMonitoringStatus.REJECTED, code, why);
    }

    private static @Nullable Refusal typeRefusal(SetMonitoringData d, DeviceModel.Watched watched) {
        boolean number = watched.kind() == DataKind.INTEGER || watched.kind() == DataKind.DECIMAL;
        boolean periodic =
                d.type() == MonitorKind.PERIODIC || d.type() == MonitorKind.PERIODIC_CLOCK_ALIGNED;
        if (d.periodicEventStream() != null && d.type() != MonitorKind.PERIODIC) {
            return rejected("UnsupportedParam", "a stream belongs to a Periodic monitor");
        }
        return switch (d.type()) {
            case UPPER_THRESHOLD, LOWER_THRESHOLD -> {
                if (!number) {
                    yield new Refusal(
                            SetMonitoringStatus.UNSUPPORTED_MONITOR_TYPE,
                            "UnsupportedRequest",
                            "a threshold needs a number");
                }
                yield d.value() > watched.max()
                        ? rejected("ValueOutOfRange", "above the variable's maximum")
                        : null;
            }
            case DELTA ->
                    number && !(d.value() > 0)
                            ? rejected("ValuePositiveOnly", "a delta is above 0")
                            : null;
            case PERIODIC, PERIODIC_CLOCK_ALIGNED ->
                    periodic && !(d.value() >= 1 && d.value() <= 86_400)
                            ? rejected("ValueOutOfRange", "1 to 86400 s")
                            : null;
            case TARGET_DELTA, TARGET_DELTA_RELATIVE ->
                    new Refusal(
                            SetMonitoringStatus.UNSUPPORTED_MONITOR_TYPE,
                            "UnsupportedRequest",
                            "no variable has a target");
        };
    }

    private static SetMonitoringResult result(
            SetMonitoringData d,
            @Nullable Integer id,
            SetMonitoringStatus status,
            String code,
            String why) {
        return new SetMonitoringResult(
                id,
                code.isEmpty() ? null : new StatusInfo(code, why),
                status,
                d.type(),
                d.component(),
                d.variable(),
                d.severity());
    }

    public OperatorCall.Answer clear(ClearVariableMonitoring c, Moment now) {
        var results = new ArrayList<ClearMonitoringResult>();
        for (int id : c.id()) {
            boolean known = monitors.remove(id) != null;
            sights.remove(id);
            streams.close(id);
            results.add(
                    new ClearMonitoringResult(
                            known
                                    ? ClearMonitoringStatus.ACCEPTED
                                    : ClearMonitoringStatus.NOT_FOUND,
                            id,
                            null));
        }
        save();
        return new ClearVariableMonitoringResponse(results);
    }

    /** Nothing is preconfigured here: both other bases mean that the operator's monitors go. */
    public OperatorCall.Answer base(SetMonitoringBase c) {
        base = c.monitoringBase();
        if (base != MonitoringBase.ALL) {
            monitors.keySet().forEach(streams::close);
            monitors.clear();
            sights.clear();
        }
        save();
        return new SetMonitoringBaseResponse(ReportStatus.ACCEPTED, null);
    }

    public OperatorCall.Answer level(SetMonitoringLevel c) {
        if (c.severity() > LOWEST_LEVEL) {
            return new SetMonitoringLevelResponse(
                    GenericStatus.REJECTED, new StatusInfo("ValueOutOfRange", "0 to 9"));
        }
        level = c.severity();
        save();
        return new SetMonitoringLevelResponse(GenericStatus.ACCEPTED, null);
    }

    public OperatorCall.Answer report(GetMonitoringReport c, Moment now) {
        var found = new ArrayList<MonitoringData>();
        for (Monitor m : monitors.values()) {
            if (isWanted(m, c)) {
                found.add(
                        new MonitoringData(
                                m.component,
                                m.variable,
                                List.of(
                                        new VariableMonitoring(
                                                m.id,
                                                m.transaction,
                                                m.value,
                                                m.type,
                                                m.severity,
                                                EventNotification.CUSTOM_MONITOR))));
            }
        }
        if (found.isEmpty()) {
            return new GetMonitoringReportResponse(ReportStatus.EMPTY_RESULT_SET, null);
        }
        List<List<MonitoringData>> pages =
                DeviceDesk.pages(found, DeviceDesk.REPORT_ITEMS, DeviceDesk.REPORT_BYTES);
        for (int i = 0; i < pages.size(); i++) {
            boolean queued =
                    at.request(
                            new NotifyMonitoringReport(
                                    pages.get(i),
                                    c.requestId(),
                                    i < pages.size() - 1,
                                    i,
                                    now.instant()));
            if (!queued) {
                return new GetMonitoringReportResponse(
                        ReportStatus.REJECTED, new StatusInfo("OutOfMemory", "too much waits"));
            }
        }
        return new GetMonitoringReportResponse(ReportStatus.ACCEPTED, null);
    }

    private static boolean isWanted(Monitor m, GetMonitoringReport c) {
        boolean variable =
                c.componentVariable() == null
                        || c.componentVariable().stream()
                                .anyMatch(v ->
                                        v.component().equals(m.component)
                                                && (v.variable() == null
                                                        || v.variable().equals(m.variable)));
        MonitoringCriterion kind =
                switch (m.type) {
                    case UPPER_THRESHOLD, LOWER_THRESHOLD ->
                            MonitoringCriterion.THRESHOLD_MONITORING;
                    case DELTA, TARGET_DELTA, TARGET_DELTA_RELATIVE ->
                            MonitoringCriterion.DELTA_MONITORING;
                    case PERIODIC, PERIODIC_CLOCK_ALIGNED ->
                            MonitoringCriterion.PERIODIC_MONITORING;
                };
        return variable
                && (c.monitoringCriteria() == null || c.monitoringCriteria().contains(kind));
    }

    // ---- watching ---------------------------------------------------------------------------

    @Override
    public void tick(Moment now) {
        if (now.nanos() - lookNanos < 0
                || at.isSilent()
                || !at.variables().is(Setting.MONITORING_ENABLED)) {
            return;
        }
        lookNanos = now.nanos() + LOOK_EVERY_NANOS;
        for (Monitor m : monitors.values()) {
            DeviceModel.Watched watched = model.watch(m.component, m.variable);
            boolean asleep = m.transaction && at.transactionId() == null;
            if (watched != null && !asleep && !watched.value().isEmpty()) {
                watch(m, sights.computeIfAbsent(m.id, _ -> new Sight()), watched.value(), now);
            }
        }
    }

    private void watch(Monitor m, Sight s, String value, Moment now) {
        switch (m.type) {
            case UPPER_THRESHOLD -> alarm(m, s, value, number(value) > m.value, now);
            case LOWER_THRESHOLD -> alarm(m, s, value, number(value) < m.value, now);
            case DELTA -> {
                String reference = s.reference;
                if (reference == null) {
                    s.reference = value;
                } else if (differs(reference, value, m.value)) {
                    s.reference = value;
                    tell(m, Data.EventTrigger.DELTA, value, null, now);
                }
            }
            case PERIODIC -> {
                if (s.nextNanos < 0) {
                    s.nextNanos = now.nanos() + (long) (m.value * 1e9);
                } else if (now.nanos() - s.nextNanos >= 0) {
                    s.nextNanos = now.nanos() + (long) (m.value * 1e9);
                    periodic(m, value, now);
                }
            }
            case PERIODIC_CLOCK_ALIGNED -> {
                long slot = Math.floorDiv(now.wallMillis(), (long) (m.value * 1000));
                boolean due = s.slot >= 0 && slot != s.slot;
                s.slot = slot;
                if (due) {
                    periodic(m, value, now);
                }
            }
            case TARGET_DELTA, TARGET_DELTA_RELATIVE -> {
                // refused when set
            }
        }
    }

    private static double number(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private static boolean differs(String reference, String value, double delta) {
        double apart = Math.abs(number(value) - number(reference));
        return Double.isNaN(apart) ? !reference.equals(value) : apart >= delta;
    }

    private void alarm(Monitor m, Sight s, String value, boolean beyond, Moment now) {
        if (beyond != s.alarmed) {
            s.alarmed = beyond;
            tell(m, Data.EventTrigger.ALERTING, value, beyond ? null : true, now);
        }
    }

    private void periodic(Monitor m, String value, Moment now) {
        if (!streams.take(m.id, value, now)) {
            tell(m, Data.EventTrigger.PERIODIC, value, null, now);
        }
    }

    private void tell(
            Monitor m,
            Data.EventTrigger trigger,
            String value,
            @Nullable Boolean cleared,
            Moment now) {
        boolean lost =
                !at.isOnline()
                        && m.severity > at.variables().integer(Setting.OFFLINE_QUEUING_SEVERITY);
        if (!hears(m.severity) || lost) {
            return;
        }
        var data =
                new Data.EventData(
                        (int) (outbox.nextNumber() & Integer.MAX_VALUE),
                        now.instant(),
                        trigger,
                        value,
                        null,
                        null,
                        cleared,
                        m.transaction ? at.transactionId() : null,
                        m.component,
                        EventNotification.CUSTOM_MONITOR,
                        m.variable,
                        m.severity,
                        null,
                        m.id);
        at.out().enqueue(new StationCall.NotifyEvent(now.instant(), null, 0, List.of(data)));
    }
}
