package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.In201;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;
import org.tidegate.ocpp.internal.json.Wire;
import org.tidegate.ocpp.internal.json.Words201;

/** The pieces messages are made of. */
public interface Data {

    record Component(
            @Nullable Evse evse, @Text(50) String name, @Text(50) @Nullable String instance) {}

    record ComponentVariable(Component component, @Nullable Variable variable) {}

    record Evse(@Range(min = 0) int id, @Range(min = 0) @Nullable Integer connectorId) {}

    record Variable(@Text(50) String name, @Text(50) @Nullable String instance) {}

    record StatusInfo(
            @Text(20) String reasonCode,
            @In201(text = 512) @Text(1024) @Nullable String additionalInfo) {}

    record AdditionalInfo(
            @In201(text = 36) @Text(255) String additionalIdToken, @Text(50) String type) {}

    record IdTokenInfo(
            AuthorizationStatus status,
            @Nullable Instant cacheExpiryDateTime,
            @Nullable Integer chargingPriority,
            @Nullable IdToken groupIdToken,
            @Text(8) @Nullable String language1,
            @Text(8) @Nullable String language2,
            @Range(min = 0) @Nullable List<Integer> evseId,
            @Nullable MessageContent personalMessage) {}

    record IdToken(
            @Nullable List<AdditionalInfo> additionalInfo,
            @In201(text = 36) @Text(255) String idToken,
            @In201(words = Words201.IdToken.class, otherwise = "Central") @Text(20) String type) {}

    record MessageContent(
            MessageFormat format,
            @Text(8) @Nullable String language,
            @In201(text = 512) @Text(1024) String content) {}

    record ChargingStation(
            @Text(25) @Nullable String serialNumber,
            @Text(20) String model,
            @Text(50) String vendorName,
            @Text(50) @Nullable String firmwareVersion,
            @Nullable Modem modem) {
        /** A station without a modem. */
        public ChargingStation(
                @Nullable String serialNumber,
                String model,
                String vendorName,
                @Nullable String firmwareVersion) {
            this(serialNumber, model, vendorName, firmwareVersion, null);
        }
    }

    record Modem(@Text(20) @Nullable String iccid, @Text(20) @Nullable String imsi) {}

    record MeterValue(List<SampledValue> sampledValue, Instant timestamp) {}

    record SampledValue(
            double value,
            @In201(essential = true) @Nullable Measurand measurand,
            @Nullable ReadingContext context,
            @In201(essential = true) @Nullable Location location,
            @Nullable UnitOfMeasure unitOfMeasure,
            @Nullable Phase phase,
            @Nullable SignedMeterValue signedMeterValue) {
        /** A value over all phases, unsigned. */
        public SampledValue(
                double value,
                @Nullable Measurand measurand,
                @Nullable ReadingContext context,
                @Nullable Location location,
                @Nullable UnitOfMeasure unitOfMeasure) {
            this(value, measurand, context, location, unitOfMeasure, null, null);
        }
    }

    record SignedMeterValue(
            @In201(text = 2500) @Text(32768) String signedMeterData,
            @In201(required = true) @Text(50) @Nullable String signingMethod,
            @Text(50) String encodingMethod,
            @In201(required = true) @Text(2500) @Nullable String publicKey) {}

    record TransactionLimit(
            @Nullable Double maxCost,
            @Nullable Double maxEnergy,
            @Nullable Integer maxTime,
            @Range(min = 0, max = 100) @Nullable Integer maxSoC) {}

    record TransactionInfo(
            @Text(36) String transactionId,
            @Nullable ChargingState chargingState,
            @Nullable Integer timeSpentCharging,
            @Nullable StoppedReason stoppedReason,
            @Nullable Integer remoteStartId,
            @Since21 @Nullable OperationMode operationMode,
            @Since21 @Text(60) @Nullable String tariffId,
            @Since21 @Nullable TransactionLimit transactionLimit) {
        /** A transaction without tariff and limit. */
        public TransactionInfo(
                String transactionId,
                @Nullable ChargingState chargingState,
                @Nullable Integer timeSpentCharging,
                @Nullable StoppedReason stoppedReason,
                @Nullable Integer remoteStartId,
                @Nullable OperationMode operationMode) {
            this(
                    transactionId,
                    chargingState,
                    timeSpentCharging,
                    stoppedReason,
                    remoteStartId,
                    operationMode,
                    null,
                    null);
        }
    }

    record UnitOfMeasure(@Text(20) @Nullable String unit, @Nullable Integer multiplier) {}

    record EventData(
            @Range(min = 0) int eventId,
            Instant timestamp,
            EventTrigger trigger,
            @Text(2500) String actualValue,
            @Text(50) @Nullable String techCode,
            @Text(500) @Nullable String techInfo,
            @Nullable Boolean cleared,
            @Text(36) @Nullable String transactionId,
            Component component,
            EventNotification eventNotificationType,
            Variable variable,
            @Since21 @Range(min = 0) @Nullable Integer severity,
            @Range(min = 0) @Nullable Integer cause,
            @Range(min = 0) @Nullable Integer variableMonitoringId) {
        /** An event that no monitor and no other event caused. */
        public EventData(
                int eventId,
                Instant timestamp,
                EventTrigger trigger,
                String actualValue,
                @Nullable String techCode,
                @Nullable String techInfo,
                @Nullable Boolean cleared,
                @Nullable String transactionId,
                Component component,
                EventNotification eventNotificationType,
                Variable variable,
                @Nullable Integer severity) {
            this(
                    eventId,
                    timestamp,
                    trigger,
                    actualValue,
                    techCode,
                    techInfo,
                    cleared,
                    transactionId,
                    component,
                    eventNotificationType,
                    variable,
                    severity,
                    null,
                    null);
        }
    }

    record ReportData(
            Component component,
            Variable variable,
            @Count(max = 4) List<VariableAttribute> variableAttribute,
            @Nullable VariableCharacteristics variableCharacteristics) {}

    record VariableAttribute(
            @Nullable Attribute type,
            @Text(2500) @Nullable String value,
            @Nullable Mutability mutability,
            @Nullable Boolean persistent,
            @Nullable Boolean constant) {}

    record VariableCharacteristics(
            @Text(16) @Nullable String unit,
            DataKind dataType,
            @Nullable Double minLimit,
            @Nullable Double maxLimit,
            @Text(1000) @Nullable String valuesList,
            boolean supportsMonitoring,
            @Since21 @Range(min = 1) @Nullable Integer maxElements) {
        /** Characteristics of anything but a list. */
        public VariableCharacteristics(
                @Nullable String unit,
                DataKind dataType,
                @Nullable Double minLimit,
                @Nullable Double maxLimit,
                @Nullable String valuesList,
                boolean supportsMonitoring) {
            this(unit, dataType, minLimit, maxLimit, valuesList, supportsMonitoring, null);
        }
    }

    record GetVariableData(
            @Nullable Attribute attributeType, Component component, Variable variable) {}

    record GetVariableResult(
            GetVariableStatus attributeStatus,
            @Nullable StatusInfo attributeStatusInfo,
            @Nullable Attribute attributeType,
            @Text(2500) @Nullable String attributeValue,
            Component component,
            Variable variable) {}

    record SetVariableData(
            @Nullable Attribute attributeType,
            @In201(text = 1000) @Text(2500) String attributeValue,
            Component component,
            Variable variable) {}

    record SetVariableResult(
            @Nullable Attribute attributeType,
            SetVariableStatus attributeStatus,
            @Nullable StatusInfo attributeStatusInfo,
            Component component,
            Variable variable) {}

    enum AuthorizationStatus {
        ACCEPTED,
        BLOCKED,
        CONCURRENT_TX,
        EXPIRED,
        INVALID,
        NO_CREDIT,
        @Wire("NotAllowedTypeEVSE")
        NOT_ALLOWED_TYPE_EVSE,
        NOT_AT_THIS_LOCATION,
        NOT_AT_THIS_TIME,
        UNKNOWN
    }

    enum MessageFormat {
        @Wire("ASCII")
        ASCII,
        @Wire("HTML")
        HTML,
        @Wire("URI")
        URI,
        @Wire("UTF8")
        UTF8,
        @Since21
        @Wire("QRCODE")
        QRCODE
    }

    enum OperationMode {
        IDLE,
        CHARGING_ONLY,
        CENTRAL_SETPOINT,
        EXTERNAL_SETPOINT,
        EXTERNAL_LIMITS,
        CENTRAL_FREQUENCY,
        LOCAL_FREQUENCY,
        LOCAL_LOAD_BALANCING
    }

    enum EnergyTransferMode {
        @Wire("AC_single_phase")
        AC_SINGLE_PHASE,
        @Wire("AC_two_phase")
        AC_TWO_PHASE,
        @Wire("AC_three_phase")
        AC_THREE_PHASE,
        @Wire("DC")
        DC,
        @Since21
        @Wire("AC_BPT")
        AC_BPT,
        @Since21
        @Wire("AC_BPT_DER")
        AC_BPT_DER,
        @Since21
        @Wire("AC_DER")
        AC_DER,
        @Since21
        @Wire("DC_BPT")
        DC_BPT,
        @Since21
        @Wire("DC_ACDP")
        DC_ACDP,
        @Since21
        @Wire("DC_ACDP_BPT")
        DC_ACDP_BPT,
        @Since21
        @Wire("WPT")
        WPT
    }

    enum EventNotification {
        HARD_WIRED_NOTIFICATION,
        HARD_WIRED_MONITOR,
        PRECONFIGURED_MONITOR,
        CUSTOM_MONITOR
    }

    enum BootReason {
        APPLICATION_RESET,
        FIRMWARE_UPDATE,
        LOCAL_RESET,
        POWER_UP,
        REMOTE_RESET,
        SCHEDULED_RESET,
        TRIGGERED,
        UNKNOWN,
        WATCHDOG
    }

    enum RegistrationStatus {
        ACCEPTED,
        PENDING,
        REJECTED
    }

    enum ConnectorStatus {
        AVAILABLE,
        OCCUPIED,
        RESERVED,
        UNAVAILABLE,
        FAULTED
    }

    enum CertificateStatus {
        ACCEPTED,
        SIGNATURE_ERROR,
        CERTIFICATE_EXPIRED,
        CERTIFICATE_REVOKED,
        NO_CERTIFICATE_AVAILABLE,
        CERT_CHAIN_ERROR,
        CONTRACT_CANCELLED
    }

    enum ChargingState {
        @Wire("EVConnected")
        EV_CONNECTED,
        CHARGING,
        @Wire("SuspendedEV")
        SUSPENDED_EV,
        @Wire("SuspendedEVSE")
        SUSPENDED_EVSE,
        IDLE
    }

    enum Location {
        BODY,
        CABLE,
        @Wire("EV")
        EV,
        INLET,
        OUTLET,
        @Since21
        UPSTREAM
    }

    enum Measurand {
        @Wire("Current.Export")
        CURRENT_EXPORT,
        @Since21
        @Wire("Current.Export.Offered")
        CURRENT_EXPORT_OFFERED,
        @Since21
        @Wire("Current.Export.Minimum")
        CURRENT_EXPORT_MINIMUM,
        @Wire("Current.Import")
        CURRENT_IMPORT,
        @Since21
        @Wire("Current.Import.Offered")
        CURRENT_IMPORT_OFFERED,
        @Since21
        @Wire("Current.Import.Minimum")
        CURRENT_IMPORT_MINIMUM,
        @Wire("Current.Offered")
        CURRENT_OFFERED,
        @Since21
        @Wire("Display.PresentSOC")
        DISPLAY_PRESENT_SOC,
        @Since21
        @Wire("Display.MinimumSOC")
        DISPLAY_MINIMUM_SOC,
        @Since21
        @Wire("Display.TargetSOC")
        DISPLAY_TARGET_SOC,
        @Since21
        @Wire("Display.MaximumSOC")
        DISPLAY_MAXIMUM_SOC,
        @Since21
        @Wire("Display.RemainingTimeToMinimumSOC")
        DISPLAY_REMAINING_TIME_TO_MINIMUM_SOC,
        @Since21
        @Wire("Display.RemainingTimeToTargetSOC")
        DISPLAY_REMAINING_TIME_TO_TARGET_SOC,
        @Since21
        @Wire("Display.RemainingTimeToMaximumSOC")
        DISPLAY_REMAINING_TIME_TO_MAXIMUM_SOC,
        @Since21
        @Wire("Display.ChargingComplete")
        DISPLAY_CHARGING_COMPLETE,
        @Since21
        @Wire("Display.BatteryEnergyCapacity")
        DISPLAY_BATTERY_ENERGY_CAPACITY,
        @Since21
        @Wire("Display.InletHot")
        DISPLAY_INLET_HOT,
        @Wire("Energy.Active.Export.Interval")
        ENERGY_ACTIVE_EXPORT_INTERVAL,
        @Wire("Energy.Active.Export.Register")
        ENERGY_ACTIVE_EXPORT_REGISTER,
        @Wire("Energy.Active.Import.Interval")
        ENERGY_ACTIVE_IMPORT_INTERVAL,
        @Wire("Energy.Active.Import.Register")
        ENERGY_ACTIVE_IMPORT_REGISTER,
        @Since21
        @Wire("Energy.Active.Import.CableLoss")
        ENERGY_ACTIVE_IMPORT_CABLE_LOSS,
        @Since21
        @Wire("Energy.Active.Import.LocalGeneration.Register")
        ENERGY_ACTIVE_IMPORT_LOCAL_GENERATION_REGISTER,
        @Wire("Energy.Active.Net")
        ENERGY_ACTIVE_NET,
        @Since21
        @Wire("Energy.Active.Setpoint.Interval")
        ENERGY_ACTIVE_SETPOINT_INTERVAL,
        @Wire("Energy.Apparent.Export")
        ENERGY_APPARENT_EXPORT,
        @Wire("Energy.Apparent.Import")
        ENERGY_APPARENT_IMPORT,
        @Wire("Energy.Apparent.Net")
        ENERGY_APPARENT_NET,
        @Wire("Energy.Reactive.Export.Interval")
        ENERGY_REACTIVE_EXPORT_INTERVAL,
        @Wire("Energy.Reactive.Export.Register")
        ENERGY_REACTIVE_EXPORT_REGISTER,
        @Wire("Energy.Reactive.Import.Interval")
        ENERGY_REACTIVE_IMPORT_INTERVAL,
        @Wire("Energy.Reactive.Import.Register")
        ENERGY_REACTIVE_IMPORT_REGISTER,
        @Wire("Energy.Reactive.Net")
        ENERGY_REACTIVE_NET,
        @Since21
        @Wire("EnergyRequest.Target")
        ENERGY_REQUEST_TARGET,
        @Since21
        @Wire("EnergyRequest.Minimum")
        ENERGY_REQUEST_MINIMUM,
        @Since21
        @Wire("EnergyRequest.Maximum")
        ENERGY_REQUEST_MAXIMUM,
        @Since21
        @Wire("EnergyRequest.Minimum.V2X")
        ENERGY_REQUEST_MINIMUM_V2X,
        @Since21
        @Wire("EnergyRequest.Maximum.V2X")
        ENERGY_REQUEST_MAXIMUM_V2X,
        @Since21
        @Wire("EnergyRequest.Bulk")
        ENERGY_REQUEST_BULK,
        FREQUENCY,
        @Wire("Power.Active.Export")
        POWER_ACTIVE_EXPORT,
        @Wire("Power.Active.Import")
        POWER_ACTIVE_IMPORT,
        @Since21
        @Wire("Power.Active.Setpoint")
        POWER_ACTIVE_SETPOINT,
        @Since21
        @Wire("Power.Active.Residual")
        POWER_ACTIVE_RESIDUAL,
        @Since21
        @Wire("Power.Export.Minimum")
        POWER_EXPORT_MINIMUM,
        @Since21
        @Wire("Power.Export.Offered")
        POWER_EXPORT_OFFERED,
        @Wire("Power.Factor")
        POWER_FACTOR,
        @Since21
        @Wire("Power.Import.Offered")
        POWER_IMPORT_OFFERED,
        @Since21
        @Wire("Power.Import.Minimum")
        POWER_IMPORT_MINIMUM,
        @Wire("Power.Offered")
        POWER_OFFERED,
        @Wire("Power.Reactive.Export")
        POWER_REACTIVE_EXPORT,
        @Wire("Power.Reactive.Import")
        POWER_REACTIVE_IMPORT,
        @Wire("SoC")
        SOC,
        VOLTAGE,
        @Since21
        @Wire("Voltage.Minimum")
        VOLTAGE_MINIMUM,
        @Since21
        @Wire("Voltage.Maximum")
        VOLTAGE_MAXIMUM
    }

    enum Phase {
        L1,
        L2,
        L3,
        N,
        @Wire("L1-N")
        L1_N,
        @Wire("L2-N")
        L2_N,
        @Wire("L3-N")
        L3_N,
        @Wire("L1-L2")
        L1_L2,
        @Wire("L2-L3")
        L2_L3,
        @Wire("L3-L1")
        L3_L1
    }

    enum PreconditioningStatus {
        UNKNOWN,
        READY,
        NOT_READY,
        PRECONDITIONING
    }

    enum ReadingContext {
        @Wire("Interruption.Begin")
        INTERRUPTION_BEGIN,
        @Wire("Interruption.End")
        INTERRUPTION_END,
        OTHER,
        @Wire("Sample.Clock")
        SAMPLE_CLOCK,
        @Wire("Sample.Periodic")
        SAMPLE_PERIODIC,
        @Wire("Transaction.Begin")
        TRANSACTION_BEGIN,
        @Wire("Transaction.End")
        TRANSACTION_END,
        TRIGGER
    }

    enum StoppedReason {
        DE_AUTHORIZED,
        EMERGENCY_STOP,
        ENERGY_LIMIT_REACHED,
        @Wire("EVDisconnected")
        EV_DISCONNECTED,
        GROUND_FAULT,
        IMMEDIATE_RESET,
        MASTER_PASS,
        LOCAL,
        LOCAL_OUT_OF_CREDIT,
        OTHER,
        OVERCURRENT_FAULT,
        POWER_LOSS,
        POWER_QUALITY,
        REBOOT,
        REMOTE,
        @Wire("SOCLimitReached")
        SOC_LIMIT_REACHED,
        @Wire("StoppedByEV")
        STOPPED_BY_EV,
        TIME_LIMIT_REACHED,
        TIMEOUT,
        @Since21(instead = "Other")
        REQ_ENERGY_TRANSFER_REJECTED
    }

    enum EventType {
        ENDED,
        STARTED,
        UPDATED
    }

    enum TriggerReason {
        ABNORMAL_CONDITION,
        AUTHORIZED,
        CABLE_PLUGGED_IN,
        CHARGING_RATE_CHANGED,
        CHARGING_STATE_CHANGED,
        @Since21(instead = "EnergyLimitReached")
        COST_LIMIT_REACHED,
        DEAUTHORIZED,
        ENERGY_LIMIT_REACHED,
        @Wire("EVCommunicationLost")
        EV_COMMUNICATION_LOST,
        @Wire("EVConnectTimeout")
        EV_CONNECT_TIMEOUT,
        @Wire("EVDeparted")
        EV_DEPARTED,
        @Wire("EVDetected")
        EV_DETECTED,
        @Since21(instead = "ChargingRateChanged")
        LIMIT_SET,
        METER_VALUE_CLOCK,
        METER_VALUE_PERIODIC,
        @Since21(instead = "ChargingRateChanged")
        OPERATION_MODE_CHANGED,
        REMOTE_START,
        REMOTE_STOP,
        RESET_COMMAND,
        @Since21(instead = "MeterValuePeriodic")
        RUNNING_COST,
        SIGNED_DATA_RECEIVED,
        @Since21(instead = "EnergyLimitReached")
        @Wire("SoCLimitReached")
        SOC_LIMIT_REACHED,
        STOP_AUTHORIZED,
        @Since21(instead = "Trigger")
        TARIFF_CHANGED,
        @Since21(instead = "Deauthorized")
        TARIFF_NOT_ACCEPTED,
        TIME_LIMIT_REACHED,
        TRIGGER,
        @Since21(instead = "ChargingStateChanged")
        TX_RESUMED,
        UNLOCK_COMMAND
    }

    enum EventTrigger {
        ALERTING,
        DELTA,
        PERIODIC
    }

    enum Attribute {
        ACTUAL,
        TARGET,
        MIN_SET,
        MAX_SET
    }

    enum DataKind {
        @Wire("string")
        STRING,
        @Wire("decimal")
        DECIMAL,
        @Wire("integer")
        INTEGER,
        @Wire("dateTime")
        DATE_TIME,
        @Wire("boolean")
        BOOLEAN,
        OPTION_LIST,
        SEQUENCE_LIST,
        MEMBER_LIST
    }

    enum Mutability {
        READ_ONLY,
        WRITE_ONLY,
        READ_WRITE
    }

    enum GetVariableStatus {
        ACCEPTED,
        REJECTED,
        UNKNOWN_COMPONENT,
        UNKNOWN_VARIABLE,
        NOT_SUPPORTED_ATTRIBUTE_TYPE
    }

    enum SetVariableStatus {
        ACCEPTED,
        REJECTED,
        UNKNOWN_COMPONENT,
        UNKNOWN_VARIABLE,
        NOT_SUPPORTED_ATTRIBUTE_TYPE,
        REBOOT_REQUIRED
    }
}
