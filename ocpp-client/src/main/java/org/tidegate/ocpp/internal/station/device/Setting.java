package org.tidegate.ocpp.internal.station.device;

import static org.tidegate.ocpp.internal.message.Data.DataKind.BOOLEAN;
import static org.tidegate.ocpp.internal.message.Data.DataKind.DECIMAL;
import static org.tidegate.ocpp.internal.message.Data.DataKind.INTEGER;
import static org.tidegate.ocpp.internal.message.Data.DataKind.MEMBER_LIST;
import static org.tidegate.ocpp.internal.message.Data.DataKind.OPTION_LIST;
import static org.tidegate.ocpp.internal.message.Data.DataKind.SEQUENCE_LIST;
import static org.tidegate.ocpp.internal.message.Data.DataKind.STRING;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Data.DataKind;

/**
 * A variable the operator may set. Its value outlives a restart. One row says everything: where it
 * is, what it takes, what it is before anybody has set it.
 */
@SuppressWarnings(
        "ImmutableEnumChecker") // records of text, numbers and List.of: nothing can change
public enum Setting {
    HEARTBEAT_INTERVAL(comm("HeartbeatInterval"), seconds(1, 86_400), "300"),
    WEB_SOCKET_PING_INTERVAL(comm("WebSocketPingInterval"), seconds(0, 3600), "20"),
    MESSAGE_TIMEOUT(comm("MessageTimeout", "Default"), seconds(1, 600), "30"),
    MESSAGE_ATTEMPTS(comm("MessageAttempts", "TransactionEvent"), number(1, 100), "5"),
    MESSAGE_ATTEMPT_INTERVAL(
            comm("MessageAttemptInterval", "TransactionEvent"), seconds(1, 3600), "10"),
    RETRY_BACK_OFF_WAIT_MINIMUM(comm("RetryBackOffWaitMinimum"), seconds(1, 3600), "2"),
    RETRY_BACK_OFF_RANDOM_RANGE(comm("RetryBackOffRandomRange"), seconds(0, 3600), "2"),
    RETRY_BACK_OFF_REPEAT_TIMES(comm("RetryBackOffRepeatTimes"), number(0, 10), "5"),
    OFFLINE_THRESHOLD(comm("OfflineThreshold"), seconds(0, 86_400), "60"),
    RESET_RETRIES(comm("ResetRetries"), number(0, 10), "1"),
    NETWORK_CONFIGURATION_PRIORITY(
            comm("NetworkConfigurationPriority"), list(SEQUENCE_LIST, "1", "2", "3", "4"), "1"),
    NETWORK_PROFILE_CONNECTION_ATTEMPTS(
            comm("NetworkProfileConnectionAttempts"), number(1, 100), "3"),
    PUBLIC_KEY_WITH_SIGNED_METER_VALUE(
            comm("PublicKeyWithSignedMeterValue"),
            list(OPTION_LIST, "Never", "EveryMeterValue", "OncePerTransaction"),
            "OncePerTransaction"),

    ORGANIZATION_NAME(at("SecurityCtrlr", "OrganizationName"), text(1, 50), "Tidegate"),
    CERT_SIGNING_WAIT_MINIMUM(
            at("SecurityCtrlr", "CertSigningWaitMinimum"), seconds(1, 3600), "30"),
    CERT_SIGNING_REPEAT_TIMES(at("SecurityCtrlr", "CertSigningRepeatTimes"), number(0, 10), "3"),

    TX_START_POINT(
            at("TxCtrlr", "TxStartPoint"),
            list(MEMBER_LIST, "EVConnected", "Authorized", "PowerPathClosed", "EnergyTransfer"),
            "PowerPathClosed"),
    TX_STOP_POINT(
            at("TxCtrlr", "TxStopPoint"),
            list(MEMBER_LIST, "EVConnected", "Authorized", "PowerPathClosed", "EnergyTransfer"),
            "PowerPathClosed"),
    EV_CONNECTION_TIME_OUT(at("TxCtrlr", "EVConnectionTimeOut"), seconds(1, 3600), "60"),
    STOP_TX_ON_INVALID_ID(at("TxCtrlr", "StopTxOnInvalidId"), yesNo(), "true"),
    MAX_ENERGY_ON_INVALID_ID(at("TxCtrlr", "MaxEnergyOnInvalidId"), number(0, 1_000_000), "0"),

    LOCAL_AUTHORIZE_OFFLINE(at("AuthCtrlr", "LocalAuthorizeOffline"), yesNo(), "true"),
    LOCAL_PRE_AUTHORIZE(at("AuthCtrlr", "LocalPreAuthorize"), yesNo(), "false"),
    AUTHORIZE_REMOTE_START(at("AuthCtrlr", "AuthorizeRemoteStart"), yesNo(), "false"),
    DISABLE_REMOTE_AUTHORIZATION(at("AuthCtrlr", "DisableRemoteAuthorization"), yesNo(), "false"),
    OFFLINE_TX_FOR_UNKNOWN_ID(at("AuthCtrlr", "OfflineTxForUnknownIdEnabled"), yesNo(), "false"),
    MASTER_PASS_GROUP_ID(at("AuthCtrlr", "MasterPassGroupId"), text(0, 36), ""),
    AUTH_CACHE_ENABLED(at("AuthCacheCtrlr", "Enabled"), yesNo(), "true"),
    AUTH_CACHE_LIFE_TIME(at("AuthCacheCtrlr", "LifeTime"), seconds(0, 31_536_000), "2592000"),
    AUTH_CACHE_DISABLE_POST(at("AuthCacheCtrlr", "DisablePostAuthorize"), yesNo(), "false"),
    LOCAL_LIST_ENABLED(at("LocalAuthListCtrlr", "Enabled"), yesNo(), "true"),
    LOCAL_LIST_DISABLE_POST(at("LocalAuthListCtrlr", "DisablePostAuthorize"), yesNo(), "false"),
    RESERVATION_ENABLED(at("ReservationCtrlr", "Enabled"), yesNo(), "true"),
    CONTRACT_VALIDATION_OFFLINE(at("ISO15118Ctrlr", "ContractValidationOffline"), yesNo(), "false"),
    CENTRAL_CONTRACT_VALIDATION(
            at("ISO15118Ctrlr", "CentralContractValidationAllowed"), yesNo(), "true"),

    TX_STARTED_MEASURANDS(sampled("TxStartedMeasurands"), measurands(), Setting.REGISTERS),
    TX_UPDATED_MEASURANDS(sampled("TxUpdatedMeasurands"), measurands(), Setting.ALL),
    TX_ENDED_MEASURANDS(sampled("TxEndedMeasurands"), measurands(), Setting.REGISTERS),
    TX_UPDATED_INTERVAL(sampled("TxUpdatedInterval"), seconds(0, 86_400), "60"),
    TX_ENDED_INTERVAL(sampled("TxEndedInterval"), seconds(0, 86_400), "0"),
    SAMPLED_SIGN_READINGS(sampled("SignReadings"), yesNo(), "false"),
    ALIGNED_INTERVAL(at("AlignedDataCtrlr", "Interval"), seconds(0, 86_400), "0"),
    ALIGNED_MEASURANDS(at("AlignedDataCtrlr", "Measurands"), measurands(), Setting.REGISTERS),
    ALIGNED_TX_ENDED_INTERVAL(at("AlignedDataCtrlr", "TxEndedInterval"), seconds(0, 86_400), "0"),
    ALIGNED_TX_ENDED_MEASURANDS(
            at("AlignedDataCtrlr", "TxEndedMeasurands"), measurands(), Setting.REGISTERS),
    ALIGNED_SEND_DURING_IDLE(at("AlignedDataCtrlr", "SendDuringIdle"), yesNo(), "false"),

    ALLOW_NEW_SESSIONS_PENDING_FIRMWARE(
            at("ChargingStation", "AllowNewSessionsPendingFirmwareUpdate"), yesNo(), "false"),
    MONITORING_ENABLED(at("MonitoringCtrlr", "Enabled"), yesNo(), "true"),
    OFFLINE_QUEUING_SEVERITY(at("MonitoringCtrlr", "OfflineQueuingSeverity"), number(0, 9), "9"),
    TIME_OFFSET(at("ClockCtrlr", "TimeOffset"), pattern("[+-](0\\d|1[0-4]):[0-5]\\d"), "+00:00"),
    LIMIT_CHANGE_SIGNIFICANCE(
            at("SmartChargingCtrlr", "LimitChangeSignificance"),
            new Shape(DECIMAL, "Percent", 0, 100, List.of(), null),
            "1"),
    NOTIFY_LIMIT_WITH_SCHEDULES(
            at("SmartChargingCtrlr", "NotifyChargingLimitWithSchedules"), yesNo(), "false"),

    SETPOINT_PRIORITY(
            at("SmartChargingCtrlr", "SetpointPriority"),
            list(OPTION_LIST, "ExternalControl", "CSMS"),
            "ExternalControl"),
    EXTERNAL_CONSTRAINTS_DISALLOWED(
            at("SmartChargingCtrlr", "ExternalConstraintsProfileDisallowed"), yesNo(), "false"),
    TIME_ZONE(at("ClockCtrlr", "TimeZone"), pattern("[A-Za-z0-9_+/-]{0,50}"), ""),
    LOCAL_FREQUENCY_THRESHOLD(
            at("V2XChargingCtrlr", "LocalFrequencyUpdateThreshold"), number(0, 5000), "5"),
    LOAD_UPPER_THRESHOLD(load("UpperThreshold"), optionalWatts(), ""),
    LOAD_LOWER_THRESHOLD(load("LowerThreshold"), optionalWatts(), ""),
    LOAD_UPPER_OFFSET(load("UpperOffset"), optionalWatts(), ""),
    LOAD_LOWER_OFFSET(load("LowerOffset"), optionalWatts(), ""),

    TX_STARTED_MEASURANDS_IDLE(inMode("TxStartedMeasurands", "Idle"), measurands(), ""),
    TX_STARTED_MEASURANDS_CHARGING_ONLY(inMode("TxStartedMeasurands", "ChargingOnly"), measurands(), ""),
    TX_STARTED_MEASURANDS_CENTRAL_SETPOINT(inMode("TxStartedMeasurands", "CentralSetpoint"), measurands(), ""),
    TX_STARTED_MEASURANDS_CENTRAL_FREQUENCY(inMode("TxStartedMeasurands", "CentralFrequency"), measurands(), ""),
    TX_STARTED_MEASURANDS_LOCAL_FREQUENCY(inMode("TxStartedMeasurands", "LocalFrequency"), measurands(), ""),
    TX_STARTED_MEASURANDS_LOCAL_LOAD_BALANCING(inMode("TxStartedMeasurands", "LocalLoadBalancing"), measurands(), ""),
    TX_STARTED_MEASURANDS_EXTERNAL_SETPOINT(inMode("TxStartedMeasurands", "ExternalSetpoint"), measurands(), ""),
    TX_STARTED_MEASURANDS_EXTERNAL_LIMITS(inMode("TxStartedMeasurands", "ExternalLimits"), measurands(), ""),
    TX_UPDATED_MEASURANDS_IDLE(inMode("TxUpdatedMeasurands", "Idle"), measurands(), ""),
    TX_UPDATED_MEASURANDS_CHARGING_ONLY(inMode("TxUpdatedMeasurands", "ChargingOnly"), measurands(), ""),
    TX_UPDATED_MEASURANDS_CENTRAL_SETPOINT(inMode("TxUpdatedMeasurands", "CentralSetpoint"), measurands(), ""),
    TX_UPDATED_MEASURANDS_CENTRAL_FREQUENCY(inMode("TxUpdatedMeasurands", "CentralFrequency"), measurands(), ""),
    TX_UPDATED_MEASURANDS_LOCAL_FREQUENCY(inMode("TxUpdatedMeasurands", "LocalFrequency"), measurands(), ""),
    TX_UPDATED_MEASURANDS_LOCAL_LOAD_BALANCING(inMode("TxUpdatedMeasurands", "LocalLoadBalancing"), measurands(), ""),
    TX_UPDATED_MEASURANDS_EXTERNAL_SETPOINT(inMode("TxUpdatedMeasurands", "ExternalSetpoint"), measurands(), ""),
    TX_UPDATED_MEASURANDS_EXTERNAL_LIMITS(inMode("TxUpdatedMeasurands", "ExternalLimits"), measurands(), ""),
    TX_ENDED_MEASURANDS_IDLE(inMode("TxEndedMeasurands", "Idle"), measurands(), ""),
    TX_ENDED_MEASURANDS_CHARGING_ONLY(inMode("TxEndedMeasurands", "ChargingOnly"), measurands(), ""),
    TX_ENDED_MEASURANDS_CENTRAL_SETPOINT(inMode("TxEndedMeasurands", "CentralSetpoint"), measurands(), ""),
    TX_ENDED_MEASURANDS_CENTRAL_FREQUENCY(inMode("TxEndedMeasurands", "CentralFrequency"), measurands(), ""),
    TX_ENDED_MEASURANDS_LOCAL_FREQUENCY(inMode("TxEndedMeasurands", "LocalFrequency"), measurands(), ""),
    TX_ENDED_MEASURANDS_LOCAL_LOAD_BALANCING(inMode("TxEndedMeasurands", "LocalLoadBalancing"), measurands(), ""),
    TX_ENDED_MEASURANDS_EXTERNAL_SETPOINT(inMode("TxEndedMeasurands", "ExternalSetpoint"), measurands(), ""),
    TX_ENDED_MEASURANDS_EXTERNAL_LIMITS(inMode("TxEndedMeasurands", "ExternalLimits"), measurands(), ""),
    TX_UPDATED_INTERVAL_IDLE(inMode("TxUpdatedInterval", "Idle"), seconds(0, 86_400), "0"),
    TX_UPDATED_INTERVAL_CHARGING_ONLY(inMode("TxUpdatedInterval", "ChargingOnly"), seconds(0, 86_400), "0"),
    TX_UPDATED_INTERVAL_CENTRAL_SETPOINT(inMode("TxUpdatedInterval", "CentralSetpoint"), seconds(0, 86_400), "0"),
    TX_UPDATED_INTERVAL_CENTRAL_FREQUENCY(inMode("TxUpdatedInterval", "CentralFrequency"), seconds(0, 86_400), "0"),
    TX_UPDATED_INTERVAL_LOCAL_FREQUENCY(inMode("TxUpdatedInterval", "LocalFrequency"), seconds(0, 86_400), "0"),
    TX_UPDATED_INTERVAL_LOCAL_LOAD_BALANCING(inMode("TxUpdatedInterval", "LocalLoadBalancing"), seconds(0, 86_400), "0"),
    TX_UPDATED_INTERVAL_EXTERNAL_SETPOINT(inMode("TxUpdatedInterval", "ExternalSetpoint"), seconds(0, 86_400), "0"),
    TX_UPDATED_INTERVAL_EXTERNAL_LIMITS(inMode("TxUpdatedInterval", "ExternalLimits"), seconds(0, 86_400), "0"),
    TX_ENDED_INTERVAL_IDLE(inMode("TxEndedInterval", "Idle"), seconds(0, 86_400), "0"),
    TX_ENDED_INTERVAL_CHARGING_ONLY(inMode("TxEndedInterval", "ChargingOnly"), seconds(0, 86_400), "0"),
    TX_ENDED_INTERVAL_CENTRAL_SETPOINT(inMode("TxEndedInterval", "CentralSetpoint"), seconds(0, 86_400), "0"),
    TX_ENDED_INTERVAL_CENTRAL_FREQUENCY(inMode("TxEndedInterval", "CentralFrequency"), seconds(0, 86_400), "0"),
    TX_ENDED_INTERVAL_LOCAL_FREQUENCY(inMode("TxEndedInterval", "LocalFrequency"), seconds(0, 86_400), "0"),
    TX_ENDED_INTERVAL_LOCAL_LOAD_BALANCING(inMode("TxEndedInterval", "LocalLoadBalancing"), seconds(0, 86_400), "0"),
    TX_ENDED_INTERVAL_EXTERNAL_SETPOINT(inMode("TxEndedInterval", "ExternalSetpoint"), seconds(0, 86_400), "0"),
    TX_ENDED_INTERVAL_EXTERNAL_LIMITS(inMode("TxEndedInterval", "ExternalLimits"), seconds(0, 86_400), "0"),

    CURRENCY(at("TariffCostCtrlr", "Currency"), pattern("[A-Z]{3}"), "EUR"),
    TARIFF_FALLBACK_MESSAGE(at("TariffCostCtrlr", "TariffFallbackMessage", "en"), text(0, 255), ""),
    TOTAL_COST_FALLBACK_MESSAGE(
            at("TariffCostCtrlr", "TotalCostFallbackMessage", "en"), text(0, 255), ""),
    TARIFF_ENABLED(at("TariffCostCtrlr", "Enabled", "Tariff"), yesNo(), "true"),
    RUNNING_COST_ENABLED(at("TariffCostCtrlr", "Enabled", "RunningCost"), yesNo(), "false"),
    COST_INTERVAL(at("TariffCostCtrlr", "Interval", "Cost"), seconds(0, 86_400), "60"),
    DISPLAY_LANGUAGE(
            at("DisplayMessageCtrlr", "Language"), list(OPTION_LIST, "en", "de", "fr"), "en");

    /** The measurands this station can give, in the order it gives them. */
    public static final String ALL =
            "Energy.Active.Import.Register,Energy.Active.Export.Register,"
                    + "Power.Active.Import,Power.Active.Export,Power.Active.Setpoint,"
                    + "SoC,Frequency,Voltage";

    /** Everything this station can measure; the rest is for those who ask for it. */
    public static final String POSSIBLE =
            ALL
                    + ",Power.Active.Residual,EnergyRequest.Target,EnergyRequest.Minimum,"
                    + "EnergyRequest.Maximum,EnergyRequest.Minimum.V2X,EnergyRequest.Maximum.V2X";

    /** The registers alone. */
    public static final String REGISTERS =
            "Energy.Active.Import.Register,Energy.Active.Export.Register";

    private record Place(String component, String variable, String instance) {}

    /**
     * What a value must look like.
     *
     * @param min,max of the number, or of the length of a text
     * @param options members a list may have
     * @param pattern a text must match; null for any
     */
    record Shape(
            DataKind kind,
            String unit,
            double min,
            double max,
            List<String> options,
            @Nullable String pattern) {}

    private final Place place;
    final Shape shape;
    private final String preset;

    Setting(Place place, Shape shape, String preset) {
        this.place = place;
        this.shape = shape;
        this.preset = preset;
    }

    public String component() {
        return place.component;
    }

    /** 0 for the station; bidirectional charging is the EVSE's. */
    public int evseId() {
        return place.component.equals("V2XChargingCtrlr") ? 1 : 0;
    }

    public String variable() {
        return place.variable;
    }

    public String instance() {
        return place.instance;
    }

    public String preset() {
        return preset;
    }

    private static Place at(String component, String variable) {
        return new Place(component, variable, "");
    }

    private static Place at(String component, String variable, String instance) {
        return new Place(component, variable, instance);
    }

    private static Place comm(String variable) {
        return at("OCPPCommCtrlr", variable);
    }

    private static Place comm(String variable, String instance) {
        return at("OCPPCommCtrlr", variable, instance);
    }

    private static Place sampled(String variable) {
        return at("SampledDataCtrlr", variable);
    }

    private static Place inMode(String variable, String mode) {
        return at("V2XChargingCtrlr", variable, mode);
    }

    private static Shape seconds(int min, int max) {
        return new Shape(INTEGER, "s", min, max, List.of(), null);
    }

    private static Shape number(int min, int max) {
        return new Shape(INTEGER, "", min, max, List.of(), null);
    }

    private static Shape yesNo() {
        return new Shape(BOOLEAN, "", Double.NaN, Double.NaN, List.of(), null);
    }

    /** Empty until somebody has set it. */
    private static Shape optionalWatts() {
        return new Shape(DECIMAL, "W", -1_000_000, 1_000_000, List.of(), null);
    }

    private static Place load(String instance) {
        return at("V2XChargingCtrlr", "LocalLoadBalancing", instance);
    }

    private static Shape text(int shortest, int longest) {
        return new Shape(STRING, "", shortest, longest, List.of(), null);
    }

    private static Shape pattern(String regex) {
        return new Shape(STRING, "", 0, 50, List.of(), regex);
    }

    private static Shape list(DataKind kind, String... options) {
        return new Shape(kind, "", Double.NaN, Double.NaN, List.of(options), null);
    }

    private static Shape measurands() {
        return new Shape(
                MEMBER_LIST, "", Double.NaN, Double.NaN, List.of(Setting.POSSIBLE.split(",")), null);
    }
}
