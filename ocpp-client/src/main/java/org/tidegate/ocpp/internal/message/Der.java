package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;
import org.tidegate.ocpp.internal.json.Wire;

/** Grid support set by the operator (block R). */
public interface Der {

    @Since21
    record ReportDERControl(
            @Count(max = 24) @Nullable List<DERCurveGet> curve,
            @Count(max = 24) @Nullable List<EnterServiceGet> enterService,
            @Count(max = 24) @Nullable List<FixedPFGet> fixedPFAbsorb,
            @Count(max = 24) @Nullable List<FixedPFGet> fixedPFInject,
            @Count(max = 24) @Nullable List<FixedVarGet> fixedVar,
            @Count(max = 24) @Nullable List<FreqDroopGet> freqDroop,
            @Count(max = 24) @Nullable List<GradientGet> gradient,
            @Count(max = 24) @Nullable List<LimitMaxDischargeGet> limitMaxDischarge,
            int requestId,
            @Nullable Boolean tbc)
            implements StationCall {}

    @Since21
    record NotifyDERAlarm(
            ControlKind controlType,
            @Nullable GridEventFault gridEventFault,
            @Nullable Boolean alarmEnded,
            Instant timestamp,
            @Text(200) @Nullable String extraInfo)
            implements StationCall {}

    @Since21
    record NotifyDERStartStop(
            @Text(36) String controlId,
            boolean started,
            Instant timestamp,
            @Count(max = 24) @Text(36) @Nullable List<String> supersededIds)
            implements StationCall {}

    @Since21
    record SetDERControl(
            boolean isDefault,
            @Text(36) String controlId,
            ControlKind controlType,
            @Nullable DERCurve curve,
            @Nullable EnterService enterService,
            @Nullable FixedPF fixedPFAbsorb,
            @Nullable FixedPF fixedPFInject,
            @Nullable FixedVar fixedVar,
            @Nullable FreqDroop freqDroop,
            @Nullable Gradient gradient,
            @Nullable LimitMaxDischarge limitMaxDischarge)
            implements OperatorCall {}

    @Since21
    record SetDERControlResponse(
            ControlStatus status,
            Data.@Nullable StatusInfo statusInfo,
            @Count(max = 24) @Text(36) @Nullable List<String> supersededIds)
            implements OperatorCall.Answer {}

    @Since21
    record GetDERControl(
            int requestId,
            @Nullable Boolean isDefault,
            @Nullable ControlKind controlType,
            @Text(36) @Nullable String controlId)
            implements OperatorCall {}

    @Since21
    record GetDERControlResponse(ControlStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    @Since21
    record ClearDERControl(
            boolean isDefault,
            @Nullable ControlKind controlType,
            @Text(36) @Nullable String controlId)
            implements OperatorCall {}

    @Since21
    record ClearDERControlResponse(ControlStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record DERCurveGet(
            DERCurve curve,
            @Text(36) String id,
            ControlKind curveType,
            boolean isDefault,
            boolean isSuperseded) {}

    record DERCurvePoints(double x, double y) {}

    record DERCurve(
            @Count(max = 10) List<DERCurvePoints> curveData,
            @Nullable Hysteresis hysteresis,
            @Range(min = 0) int priority,
            @Nullable ReactivePowerParams reactivePowerParams,
            @Nullable VoltageParams voltageParams,
            Unit yUnit,
            @Nullable Double responseTime,
            @Nullable Instant startTime,
            @Nullable Double duration) {}

    record EnterServiceGet(EnterService enterService, @Text(36) String id) {}

    record EnterService(
            @Range(min = 0) int priority,
            double highVoltage,
            double lowVoltage,
            double highFreq,
            double lowFreq,
            @Nullable Double delay,
            @Nullable Double randomDelay,
            @Nullable Double rampRate) {}

    record FixedPFGet(
            FixedPF fixedPF, @Text(36) String id, boolean isDefault, boolean isSuperseded) {}

    record FixedPF(
            @Range(min = 0) int priority,
            double displacement,
            boolean excitation,
            @Nullable Instant startTime,
            @Nullable Double duration) {}

    record FixedVarGet(
            FixedVar fixedVar, @Text(36) String id, boolean isDefault, boolean isSuperseded) {}

    record FixedVar(
            @Range(min = 0) int priority,
            double setpoint,
            Unit unit,
            @Nullable Instant startTime,
            @Nullable Double duration) {}

    record FreqDroopGet(
            FreqDroop freqDroop, @Text(36) String id, boolean isDefault, boolean isSuperseded) {}

    record FreqDroop(
            @Range(min = 0) int priority,
            double overFreq,
            double underFreq,
            double overDroop,
            double underDroop,
            double responseTime,
            @Nullable Instant startTime,
            @Nullable Double duration) {}

    record GradientGet(Gradient gradient, @Text(36) String id) {}

    record Gradient(@Range(min = 0) int priority, double gradient, double softGradient) {}

    record Hysteresis(
            @Nullable Double hysteresisHigh,
            @Nullable Double hysteresisLow,
            @Nullable Double hysteresisDelay,
            @Nullable Double hysteresisGradient) {}

    record LimitMaxDischargeGet(
            @Text(36) String id,
            boolean isDefault,
            boolean isSuperseded,
            LimitMaxDischarge limitMaxDischarge) {}

    record LimitMaxDischarge(
            @Range(min = 0) int priority,
            @Nullable Double pctMaxDischargePower,
            @Nullable DERCurve powerMonitoringMustTrip,
            @Nullable Instant startTime,
            @Nullable Double duration) {}

    record ReactivePowerParams(
            @Nullable Double vRef,
            @Nullable Boolean autonomousVRefEnable,
            @Nullable Double autonomousVRefTimeConstant) {}

    record VoltageParams(
            @Nullable Double hv10MinMeanValue,
            @Nullable Double hv10MinMeanTripDelay,
            @Nullable PowerDuringCessation powerDuringCessation) {}

    enum ControlKind {
        ENTER_SERVICE,
        FREQ_DROOP,
        FREQ_WATT,
        @Wire("FixedPFAbsorb")
        FIXED_PF_ABSORB,
        @Wire("FixedPFInject")
        FIXED_PF_INJECT,
        FIXED_VAR,
        GRADIENTS,
        @Wire("HFMustTrip")
        HF_MUST_TRIP,
        @Wire("HFMayTrip")
        HF_MAY_TRIP,
        @Wire("HVMustTrip")
        HV_MUST_TRIP,
        @Wire("HVMomCess")
        HV_MOM_CESS,
        @Wire("HVMayTrip")
        HV_MAY_TRIP,
        LIMIT_MAX_DISCHARGE,
        @Wire("LFMustTrip")
        LF_MUST_TRIP,
        @Wire("LVMustTrip")
        LV_MUST_TRIP,
        @Wire("LVMomCess")
        LV_MOM_CESS,
        @Wire("LVMayTrip")
        LV_MAY_TRIP,
        POWER_MONITORING_MUST_TRIP,
        VOLT_VAR,
        VOLT_WATT,
        @Wire("WattPF")
        WATT_PF,
        WATT_VAR
    }

    enum Unit {
        @Wire("Not_Applicable")
        NOT_APPLICABLE,
        PCT_MAX_W,
        PCT_MAX_VAR,
        PCT_W_AVAIL,
        PCT_VAR_AVAIL,
        PCT_EFFECTIVE_V
    }

    enum PowerDuringCessation {
        ACTIVE,
        REACTIVE
    }

    enum GridEventFault {
        CURRENT_IMBALANCE,
        LOCAL_EMERGENCY,
        LOW_INPUT_POWER,
        OVER_CURRENT,
        OVER_FREQUENCY,
        OVER_VOLTAGE,
        PHASE_ROTATION,
        REMOTE_EMERGENCY,
        UNDER_FREQUENCY,
        UNDER_VOLTAGE,
        VOLTAGE_IMBALANCE
    }

    enum ControlStatus {
        ACCEPTED,
        REJECTED,
        NOT_SUPPORTED,
        NOT_FOUND
    }
}
