package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Text;
import org.tidegate.ocpp.internal.json.Wire;

/** The pieces messages are made of. Nullable components are optional on the wire. */
public sealed interface Data {

    /** Words next to a status; the code has at most 20 characters. */
    record StatusInfo(@Text(20) String reasonCode, @Text(1024) @Nullable String additionalInfo)
            implements Data {}

    record AdditionalInfo(@Text(255) String additionalIdToken, @Text(50) String type)
            implements Data {}

    record IdToken(
            @Nullable List<AdditionalInfo> additionalInfo,
            @Text(255) String idToken,
            @Text(20) String type)
            implements Data {}

    record MessageContent(
            MessageFormat format, @Text(8) @Nullable String language, @Text(1024) String content)
            implements Data {}

    record IdTokenInfo(
            AuthorizationStatus status,
            @Nullable Instant cacheExpiryDateTime,
            @Nullable Integer chargingPriority,
            @Nullable IdToken groupIdToken,
            @Text(8) @Nullable String language1,
            @Text(8) @Nullable String language2,
            @Range(min = 0) @Nullable List<Integer> evseId,
            @Nullable MessageContent personalMessage)
            implements Data {}

    record Evse(@Range(min = 0) int id, @Range(min = 0) @Nullable Integer connectorId)
            implements Data {}

    record Component(
            @Nullable Evse evse, @Text(50) String name, @Text(50) @Nullable String instance)
            implements Data {}

    record Variable(@Text(50) String name, @Text(50) @Nullable String instance) implements Data {}

    record ChargingStation(
            @Text(25) @Nullable String serialNumber,
            @Text(20) String model,
            @Text(50) String vendorName,
            @Text(50) @Nullable String firmwareVersion)
            implements Data {}

    record UnitOfMeasure(@Text(20) @Nullable String unit, @Nullable Integer multiplier)
            implements Data {}

    record SampledValue(
            double value,
            @Nullable Measurand measurand,
            @Nullable ReadingContext context,
            @Nullable Location location,
            @Nullable UnitOfMeasure unitOfMeasure)
            implements Data {}

    record MeterValue(List<SampledValue> sampledValue, Instant timestamp) implements Data {}

    record TransactionInfo(
            @Text(36) String transactionId,
            @Nullable ChargingState chargingState,
            @Nullable Integer timeSpentCharging,
            @Nullable StoppedReason stoppedReason,
            @Nullable Integer remoteStartId,
            @Nullable OperationMode operationMode)
            implements Data {}

    record TransactionLimit(
            @Nullable Double maxCost,
            @Nullable Double maxEnergy,
            @Nullable Integer maxTime,
            @Range(min = 0, max = 100) @Nullable Integer maxSoC)
            implements Data {}

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
            @Range(min = 0) @Nullable Integer severity)
            implements Data {}

    record VariableAttribute(
            @Nullable Attribute type,
            @Text(2500) @Nullable String value,
            @Nullable Mutability mutability,
            @Nullable Boolean persistent,
            @Nullable Boolean constant)
            implements Data {}

    record VariableCharacteristics(
            @Text(16) @Nullable String unit,
            DataKind dataType,
            @Nullable Double minLimit,
            @Nullable Double maxLimit,
            @Text(1000) @Nullable String valuesList,
            boolean supportsMonitoring)
            implements Data {}

    record ReportData(
            Component component,
            Variable variable,
            @Count(max = 4) List<VariableAttribute> variableAttribute,
            @Nullable VariableCharacteristics variableCharacteristics)
            implements Data {}

    record GetVariableData(
            @Nullable Attribute attributeType, Component component, Variable variable)
            implements Data {}

    record GetVariableResult(
            GetVariableStatus attributeStatus,
            @Nullable StatusInfo attributeStatusInfo,
            @Nullable Attribute attributeType,
            @Text(2500) @Nullable String attributeValue,
            Component component,
            Variable variable)
            implements Data {}

    record SetVariableData(
            @Nullable Attribute attributeType,
            @Text(2500) String attributeValue,
            Component component,
            Variable variable)
            implements Data {}

    record SetVariableResult(
            @Nullable Attribute attributeType,
            SetVariableStatus attributeStatus,
            @Nullable StatusInfo attributeStatusInfo,
            Component component,
            Variable variable)
            implements Data {}

    enum MessageFormat {
        @Wire("ASCII")
        ASCII,
        @Wire("HTML")
        HTML,
        @Wire("URI")
        URI,
        @Wire("UTF8")
        UTF8,
        @Wire("QRCODE")
        QRCODE
    }

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

    enum CertificateStatus {
        ACCEPTED,
        SIGNATURE_ERROR,
        CERTIFICATE_EXPIRED,
        CERTIFICATE_REVOKED,
        NO_CERTIFICATE_AVAILABLE,
        CERT_CHAIN_ERROR,
        CONTRACT_CANCELLED
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
        @Wire("AC_BPT")
        AC_BPT,
        @Wire("AC_BPT_DER")
        AC_BPT_DER,
        @Wire("AC_DER")
        AC_DER,
        @Wire("DC_BPT")
        DC_BPT,
        @Wire("DC_ACDP")
        DC_ACDP,
        @Wire("DC_ACDP_BPT")
        DC_ACDP_BPT,
        @Wire("WPT")
        WPT
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

    enum EventTrigger {
        ALERTING,
        DELTA,
        PERIODIC
    }

    enum EventNotification {
        HARD_WIRED_NOTIFICATION,
        HARD_WIRED_MONITOR,
        PRECONFIGURED_MONITOR,
        CUSTOM_MONITOR
    }

    enum Attribute {
        ACTUAL,
        TARGET,
        MIN_SET,
        MAX_SET
    }

    enum Mutability {
        READ_ONLY,
        WRITE_ONLY,
        READ_WRITE
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

    enum EventType {
        ENDED,
        STARTED,
        UPDATED
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
        UPSTREAM
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

    /** The measurands this station emits. */
    enum Measurand {
        @Wire("Energy.Active.Import.Register")
        ENERGY_ACTIVE_IMPORT_REGISTER,
        @Wire("Energy.Active.Export.Register")
        ENERGY_ACTIVE_EXPORT_REGISTER,
        @Wire("Power.Active.Import")
        POWER_ACTIVE_IMPORT,
        @Wire("Power.Active.Export")
        POWER_ACTIVE_EXPORT,
        @Wire("Power.Active.Setpoint")
        POWER_ACTIVE_SETPOINT,
        @Wire("SoC")
        SOC,
        @Wire("Frequency")
        FREQUENCY,
        @Wire("Voltage")
        VOLTAGE
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
        REQ_ENERGY_TRANSFER_REJECTED
    }

    enum TriggerReason {
        ABNORMAL_CONDITION,
        AUTHORIZED,
        CABLE_PLUGGED_IN,
        CHARGING_RATE_CHANGED,
        CHARGING_STATE_CHANGED,
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
        LIMIT_SET,
        METER_VALUE_CLOCK,
        METER_VALUE_PERIODIC,
        OPERATION_MODE_CHANGED,
        REMOTE_START,
        REMOTE_STOP,
        RESET_COMMAND,
        RUNNING_COST,
        SIGNED_DATA_RECEIVED,
        @Wire("SoCLimitReached")
        SOC_LIMIT_REACHED,
        STOP_AUTHORIZED,
        TARIFF_CHANGED,
        TARIFF_NOT_ACCEPTED,
        TIME_LIMIT_REACHED,
        TRIGGER,
        TX_RESUMED,
        UNLOCK_COMMAND
    }
}
