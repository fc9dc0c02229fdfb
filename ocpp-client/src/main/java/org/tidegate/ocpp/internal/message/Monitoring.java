package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;

/** Monitors on variables (block N). */
public interface Monitoring {

    record NotifyMonitoringReport(
            @Nullable List<MonitoringData> monitor,
            int requestId,
            @Nullable Boolean tbc,
            @Range(min = 0) int seqNo,
            Instant generatedAt)
            implements StationCall {}

    record SetMonitoringBase(MonitoringBase monitoringBase) implements OperatorCall {}

    record SetMonitoringBaseResponse(
            OperatorCall.ReportStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record SetMonitoringLevel(@Range(min = 0) int severity) implements OperatorCall {}

    record SetMonitoringLevelResponse(
            OperatorCall.GenericStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record SetVariableMonitoring(List<SetMonitoringData> setMonitoringData)
            implements OperatorCall {}

    record SetVariableMonitoringResponse(List<SetMonitoringResult> setMonitoringResult)
            implements OperatorCall.Answer {}

    record ClearVariableMonitoring(@Range(min = 0) List<Integer> id) implements OperatorCall {}

    record ClearVariableMonitoringResponse(List<ClearMonitoringResult> clearMonitoringResult)
            implements OperatorCall.Answer {}

    record GetMonitoringReport(
            @Nullable List<Data.ComponentVariable> componentVariable,
            int requestId,
            @Count(max = 3) @Nullable List<MonitoringCriterion> monitoringCriteria)
            implements OperatorCall {}

    record GetMonitoringReportResponse(
            OperatorCall.ReportStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record MonitoringData(
            Data.Component component,
            Data.Variable variable,
            List<VariableMonitoring> variableMonitoring) {}

    record VariableMonitoring(
            @Range(min = 0) int id,
            boolean transaction,
            double value,
            MonitorKind type,
            @Range(min = 0) int severity,
            @Since21 Data.EventNotification eventNotificationType) {}

    record SetMonitoringData(
            @Range(min = 0) @Nullable Integer id,
            @Since21 Streams.@Nullable StreamParams periodicEventStream,
            @Nullable Boolean transaction,
            double value,
            MonitorKind type,
            @Range(min = 0) int severity,
            Data.Component component,
            Data.Variable variable) {}

    record SetMonitoringResult(
            @Range(min = 0) @Nullable Integer id,
            Data.@Nullable StatusInfo statusInfo,
            SetMonitoringStatus status,
            MonitorKind type,
            Data.Component component,
            Data.Variable variable,
            @Range(min = 0) int severity) {}

    record ClearMonitoringResult(
            ClearMonitoringStatus status,
            @Range(min = 0) int id,
            Data.@Nullable StatusInfo statusInfo) {}

    enum MonitorKind {
        UPPER_THRESHOLD,
        LOWER_THRESHOLD,
        DELTA,
        PERIODIC,
        PERIODIC_CLOCK_ALIGNED,
        @Since21
        TARGET_DELTA,
        @Since21
        TARGET_DELTA_RELATIVE
    }

    enum MonitoringBase {
        ALL,
        FACTORY_DEFAULT,
        HARD_WIRED_ONLY
    }

    enum SetMonitoringStatus {
        ACCEPTED,
        UNKNOWN_COMPONENT,
        UNKNOWN_VARIABLE,
        UNSUPPORTED_MONITOR_TYPE,
        REJECTED,
        DUPLICATE
    }

    enum ClearMonitoringStatus {
        ACCEPTED,
        REJECTED,
        NOT_FOUND
    }

    enum MonitoringCriterion {
        THRESHOLD_MONITORING,
        DELTA_MONITORING,
        PERIODIC_MONITORING
    }
}
