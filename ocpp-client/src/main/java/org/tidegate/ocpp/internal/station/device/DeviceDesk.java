package org.tidegate.ocpp.internal.station.device;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.Data.ReportData;
import org.tidegate.ocpp.internal.message.Data.StatusInfo;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.OperatorCall.ReportStatus;
import org.tidegate.ocpp.internal.message.Provisioning.ComponentCriterion;
import org.tidegate.ocpp.internal.message.Provisioning.GetReport;
import org.tidegate.ocpp.internal.message.Provisioning.GetReportResponse;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.station.Desk;
import org.tidegate.ocpp.internal.station.Keep;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Surroundings;

/** Reads, sets and reports variables (OCPP 2.1 B05 to B08). */
public final class DeviceDesk implements Desk {
    /** Most elements in one request of the operator. */
    public static final int MOST_ITEMS = 50;

    /** Longest request of the operator with variables in it, in bytes. */
    public static final int MOST_BYTES = 65_536;

    /** Bounds of one NotifyReport. */
    public static final int REPORT_ITEMS = 20;

    public static final int REPORT_BYTES = 16_384;

    private final Surroundings at;
    private final DeviceModel model;
    private final List<BiConsumer<Setting, Moment>> listeners = new ArrayList<>();

    public DeviceDesk(Surroundings at, DeviceModel model) {
        this.at = at;
        this.model = model;
    }

    /** Somebody who has to know that a setting is another. */
    public void onChange(BiConsumer<Setting, Moment> listener) {
        listeners.add(listener);
    }

    /** Null if the request keeps the bounds; this station would rather refuse than choke. */
    private static OperatorCall.@Nullable Declined tooMuch(int items, int bytes) {
        if (items > MOST_ITEMS) {
            return new OperatorCall.Declined(
                    ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                    items + " elements, ItemsPerMessage is " + MOST_ITEMS);
        }
        if (bytes > MOST_BYTES) {
            return new OperatorCall.Declined(
                    ErrorCode.FORMAT_VIOLATION, bytes + " bytes, BytesPerMessage is " + MOST_BYTES);
        }
        return null;
    }

    public OperatorCall.Answer get(OperatorCall.GetVariables c, int bytes) {
        OperatorCall.Declined no = tooMuch(c.getVariableData().size(), bytes);
        return no != null
                ? no
                : new OperatorCall.GetVariablesResponse(
                        c.getVariableData().stream().map(model::get).toList());
    }

    public OperatorCall.Answer set(OperatorCall.SetVariables c, int bytes, Moment now) {
        OperatorCall.Declined no = tooMuch(c.setVariableData().size(), bytes);
        if (no != null) {
            return no;
        }
        var results = new ArrayList<Data.SetVariableResult>();
        var changed = new ArrayList<Setting>();
        for (Data.SetVariableData each : c.setVariableData()) {
            DeviceModel.SetOutcome outcome = model.set(each);
            results.add(outcome.result());
            if (outcome.changed() != null) {
                changed.add(outcome.changed());
            }
        }
        if (!changed.isEmpty()) {
            at.out().save(Keep.VARIABLES, at.variables().text());
            changed.forEach(s -> listeners.forEach(l -> l.accept(s, now)));
        }
        return new OperatorCall.SetVariablesResponse(results);
    }

    public OperatorCall.Answer baseReport(OperatorCall.GetBaseReport c, Moment now) {
        List<ReportData> found =
                switch (c.reportBase()) {
                    case FULL_INVENTORY -> model.everything();
                    case CONFIGURATION_INVENTORY -> model.changeable();
                    case SUMMARY_INVENTORY -> model.summary();
                };
        boolean queued = send(c.requestId(), found, now);
        return new OperatorCall.GetBaseReportResponse(
                queued ? ReportStatus.ACCEPTED : ReportStatus.REJECTED,
                queued ? null : new StatusInfo("OutOfMemory", "too many reports wait already"));
    }

    public OperatorCall.Answer report(GetReport c, int bytes, Moment now) {
        List<Data.ComponentVariable> wanted =
                c.componentVariable() == null ? List.of() : c.componentVariable();
        OperatorCall.Declined no = tooMuch(wanted.size(), bytes);
        if (no != null) {
            return no;
        }
        List<DeviceModel.Filter> filters =
                wanted.stream()
                        .map(v -> new DeviceModel.Filter(v.component(), v.variable()))
                        .toList();
        List<String> criteria =
                c.componentCriteria() == null
                        ? List.of()
                        : c.componentCriteria().stream().map(DeviceDesk::word).toList();
        List<ReportData> found = model.matching(filters, criteria);
        if (found.isEmpty()) {
            return new GetReportResponse(ReportStatus.EMPTY_RESULT_SET, null);
        }
        boolean queued = send(c.requestId(), found, now);
        return new GetReportResponse(
                queued ? ReportStatus.ACCEPTED : ReportStatus.REJECTED,
                queued ? null : new StatusInfo("OutOfMemory", "too many reports wait already"));
    }

    private static String word(ComponentCriterion criterion) {
        return switch (criterion) {
            case ACTIVE -> "Active";
            case AVAILABLE -> "Available";
            case ENABLED -> "Enabled";
            case PROBLEM -> "Problem";
        };
    }

    private boolean send(int requestId, List<ReportData> all, Moment now) {
        List<List<ReportData>> pages = pages(all, REPORT_ITEMS, REPORT_BYTES);
        for (int i = 0; i < pages.size(); i++) {
            boolean more = i < pages.size() - 1;
            if (!at.request(
                    new StationCall.NotifyReport(
                            requestId, now.instant(), pages.get(i), more, i))) {
                return false;
            }
        }
        return true;
    }

    /** As few pages as the bounds allow; an element that breaks them alone has its own page. */
    public static <T extends Record> List<List<T>> pages(
            List<T> all, int mostItems, int mostBytes) {
        var pages = new ArrayList<List<T>>();
        var page = new ArrayList<T>();
        int bytes = 0;
        for (T each : all) {
            int size = Json.write(each).getBytes(StandardCharsets.UTF_8).length + 1;
            if (!page.isEmpty() && (page.size() >= mostItems || bytes + size > mostBytes)) {
                pages.add(List.copyOf(page));
                page.clear();
                bytes = 0;
            }
            page.add(each);
            bytes += size;
        }
        if (!page.isEmpty()) {
            pages.add(List.copyOf(page));
        }
        return pages;
    }
}
