package org.tidegate.ocpp.internal.dialect.v16;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.Tenths;
import org.tidegate.ocpp.internal.json.Text;
import org.tidegate.ocpp.internal.json.Wire;

/** The pieces 1.6 messages are made of. */
public interface Piece {
    record IdTagInfo(
            @Nullable Instant expiryDate,
            @Text(20) @Nullable String parentIdTag,
            AuthorizationStatus status) {}

    record SampledValue(
            String value,
            @Nullable Context context,
            @Nullable ValueFormat format,
            @Nullable Measurand measurand,
            @Nullable Phase phase,
            @Nullable Location location,
            @Nullable Unit unit) {}

    record MeterValue(Instant timestamp, @Count(min = 0) List<SampledValue> sampledValue) {}

    record CertificateHashData(
            HashAlgorithm hashAlgorithm,
            @Text(128) String issuerNameHash,
            @Text(128) String issuerKeyHash,
            @Text(40) String serialNumber) {}

    record Period(int startPeriod, @Tenths double limit, @Nullable Integer numberPhases) {}

    record ChargingSchedule(
            @Nullable Integer duration,
            @Nullable Instant startSchedule,
            RateUnit chargingRateUnit,
            @Count(min = 0) List<Period> chargingSchedulePeriod,
            @Tenths @Nullable Double minChargingRate) {}

    record KeyValue(@Text(50) String key, boolean readonly, @Text(500) @Nullable String value) {}

    record LogParameters(
            @Text(512) String remoteLocation,
            @Nullable Instant oldestTimestamp,
            @Nullable Instant latestTimestamp) {}

    record ChargingProfile(
            int chargingProfileId,
            @Nullable Integer transactionId,
            int stackLevel,
            ChargingProfilePurpose chargingProfilePurpose,
            ChargingProfileKind chargingProfileKind,
            @Nullable RecurrencyKind recurrencyKind,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            ChargingSchedule chargingSchedule) {}

    record ListEntry(@Text(20) String idTag, @Nullable IdTagInfo idTagInfo) {}

    record SignedFirmware(
            @Text(512) String location,
            Instant retrieveDateTime,
            @Nullable Instant installDateTime,
            @Text(5500) String signingCertificate,
            @Text(800) String signature) {}

    enum AuthorizationStatus {
        ACCEPTED,
        BLOCKED,
        EXPIRED,
        INVALID,
        CONCURRENT_TX
    }

    enum BootNotificationStatus {
        ACCEPTED,
        PENDING,
        REJECTED
    }

    enum DataTransferStatus {
        ACCEPTED,
        REJECTED,
        UNKNOWN_MESSAGE_ID,
        UNKNOWN_VENDOR_ID
    }

    enum DiagnosticsStatusNotificationStatus {
        IDLE,
        UPLOADED,
        UPLOAD_FAILED,
        UPLOADING
    }

    enum FirmwareStatusNotificationStatus {
        DOWNLOADED,
        DOWNLOAD_FAILED,
        DOWNLOADING,
        IDLE,
        INSTALLATION_FAILED,
        INSTALLING,
        INSTALLED
    }

    enum LogStatusNotificationStatus {
        BAD_MESSAGE,
        IDLE,
        NOT_SUPPORTED_OPERATION,
        PERMISSION_DENIED,
        UPLOADED,
        UPLOAD_FAILURE,
        UPLOADING
    }

    enum Context {
        @Wire("Interruption.Begin")
        INTERRUPTION_BEGIN,
        @Wire("Interruption.End")
        INTERRUPTION_END,
        @Wire("Sample.Clock")
        SAMPLE_CLOCK,
        @Wire("Sample.Periodic")
        SAMPLE_PERIODIC,
        @Wire("Transaction.Begin")
        TRANSACTION_BEGIN,
        @Wire("Transaction.End")
        TRANSACTION_END,
        TRIGGER,
        OTHER
    }

    enum ValueFormat {
        RAW,
        SIGNED_DATA
    }

    enum Measurand {
        @Wire("Energy.Active.Export.Register")
        ENERGY_ACTIVE_EXPORT_REGISTER,
        @Wire("Energy.Active.Import.Register")
        ENERGY_ACTIVE_IMPORT_REGISTER,
        @Wire("Energy.Reactive.Export.Register")
        ENERGY_REACTIVE_EXPORT_REGISTER,
        @Wire("Energy.Reactive.Import.Register")
        ENERGY_REACTIVE_IMPORT_REGISTER,
        @Wire("Energy.Active.Export.Interval")
        ENERGY_ACTIVE_EXPORT_INTERVAL,
        @Wire("Energy.Active.Import.Interval")
        ENERGY_ACTIVE_IMPORT_INTERVAL,
        @Wire("Energy.Reactive.Export.Interval")
        ENERGY_REACTIVE_EXPORT_INTERVAL,
        @Wire("Energy.Reactive.Import.Interval")
        ENERGY_REACTIVE_IMPORT_INTERVAL,
        @Wire("Power.Active.Export")
        POWER_ACTIVE_EXPORT,
        @Wire("Power.Active.Import")
        POWER_ACTIVE_IMPORT,
        @Wire("Power.Offered")
        POWER_OFFERED,
        @Wire("Power.Reactive.Export")
        POWER_REACTIVE_EXPORT,
        @Wire("Power.Reactive.Import")
        POWER_REACTIVE_IMPORT,
        @Wire("Power.Factor")
        POWER_FACTOR,
        @Wire("Current.Import")
        CURRENT_IMPORT,
        @Wire("Current.Export")
        CURRENT_EXPORT,
        @Wire("Current.Offered")
        CURRENT_OFFERED,
        VOLTAGE,
        FREQUENCY,
        TEMPERATURE,
        @Wire("SoC")
        SOC,
        @Wire("RPM")
        RPM
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

    enum Location {
        CABLE,
        @Wire("EV")
        EV,
        INLET,
        OUTLET,
        BODY
    }

    enum Unit {
        WH,
        @Wire("kWh")
        KWH,
        @Wire("varh")
        VARH,
        @Wire("kvarh")
        KVARH,
        W,
        @Wire("kW")
        KW,
        @Wire("VA")
        VA,
        @Wire("kVA")
        KVA,
        @Wire("var")
        VAR,
        @Wire("kvar")
        KVAR,
        A,
        V,
        K,
        CELCIUS,
        CELSIUS,
        FAHRENHEIT,
        PERCENT
    }

    enum Verdict {
        ACCEPTED,
        REJECTED
    }

    enum SignedFirmwareStatusNotificationStatus {
        DOWNLOADED,
        DOWNLOAD_FAILED,
        DOWNLOADING,
        DOWNLOAD_SCHEDULED,
        DOWNLOAD_PAUSED,
        IDLE,
        INSTALLATION_FAILED,
        INSTALLING,
        INSTALLED,
        INSTALL_REBOOTING,
        INSTALL_SCHEDULED,
        INSTALL_VERIFICATION_FAILED,
        INVALID_SIGNATURE,
        SIGNATURE_VERIFIED
    }

    enum Fault {
        CONNECTOR_LOCK_FAILURE,
        @Wire("EVCommunicationError")
        EV_COMMUNICATION_ERROR,
        GROUND_FAILURE,
        HIGH_TEMPERATURE,
        INTERNAL_ERROR,
        LOCAL_LIST_CONFLICT,
        NO_ERROR,
        OTHER_ERROR,
        OVER_CURRENT_FAILURE,
        POWER_METER_FAILURE,
        POWER_SWITCH_FAILURE,
        READER_FAILURE,
        RESET_FAILURE,
        UNDER_VOLTAGE,
        OVER_VOLTAGE,
        WEAK_SIGNAL
    }

    enum ConnectorStatus {
        AVAILABLE,
        PREPARING,
        CHARGING,
        @Wire("SuspendedEVSE")
        SUSPENDED_EVSE,
        @Wire("SuspendedEV")
        SUSPENDED_EV,
        FINISHING,
        RESERVED,
        UNAVAILABLE,
        FAULTED
    }

    enum StopReason {
        EMERGENCY_STOP,
        @Wire("EVDisconnected")
        EV_DISCONNECTED,
        HARD_RESET,
        LOCAL,
        OTHER,
        POWER_LOSS,
        REBOOT,
        REMOTE,
        SOFT_RESET,
        UNLOCK_COMMAND,
        DE_AUTHORIZED
    }

    enum ChangeAvailabilityKind {
        INOPERATIVE,
        OPERATIVE
    }

    enum ChangeAvailabilityStatus {
        ACCEPTED,
        REJECTED,
        SCHEDULED
    }

    enum ChangeConfigurationStatus {
        ACCEPTED,
        REJECTED,
        REBOOT_REQUIRED,
        NOT_SUPPORTED
    }

    enum ChargingProfilePurpose {
        CHARGE_POINT_MAX_PROFILE,
        TX_DEFAULT_PROFILE,
        TX_PROFILE
    }

    enum ClearChargingProfileStatus {
        ACCEPTED,
        UNKNOWN
    }

    enum HashAlgorithm {
        @Wire("SHA256")
        SHA256,
        @Wire("SHA384")
        SHA384,
        @Wire("SHA512")
        SHA512
    }

    enum DeleteCertificateStatus {
        ACCEPTED,
        FAILED,
        NOT_FOUND
    }

    enum ExtendedTriggerable {
        BOOT_NOTIFICATION,
        LOG_STATUS_NOTIFICATION,
        FIRMWARE_STATUS_NOTIFICATION,
        HEARTBEAT,
        METER_VALUES,
        SIGN_CHARGE_POINT_CERTIFICATE,
        STATUS_NOTIFICATION
    }

    enum TriggerStatus {
        ACCEPTED,
        REJECTED,
        NOT_IMPLEMENTED
    }

    enum RateUnit {
        A,
        W
    }

    enum CertificateType {
        CENTRAL_SYSTEM_ROOT_CERTIFICATE,
        MANUFACTURER_ROOT_CERTIFICATE
    }

    enum GetInstalledCertificateIdsStatus {
        ACCEPTED,
        NOT_FOUND
    }

    enum LogKind {
        DIAGNOSTICS_LOG,
        SECURITY_LOG
    }

    enum GetLogStatus {
        ACCEPTED,
        REJECTED,
        ACCEPTED_CANCELED
    }

    enum InstallCertificateStatus {
        ACCEPTED,
        FAILED,
        REJECTED
    }

    enum ChargingProfileKind {
        ABSOLUTE,
        RECURRING,
        RELATIVE
    }

    enum RecurrencyKind {
        DAILY,
        WEEKLY
    }

    enum ReserveNowStatus {
        ACCEPTED,
        FAULTED,
        OCCUPIED,
        REJECTED,
        UNAVAILABLE
    }

    enum ResetKind {
        HARD,
        SOFT
    }

    enum UpdateKind {
        DIFFERENTIAL,
        FULL
    }

    enum LocalListStatus {
        ACCEPTED,
        FAILED,
        NOT_SUPPORTED,
        VERSION_MISMATCH
    }

    enum SetChargingProfileStatus {
        ACCEPTED,
        REJECTED,
        NOT_SUPPORTED
    }

    enum SignedUpdateFirmwareStatus {
        ACCEPTED,
        REJECTED,
        ACCEPTED_CANCELED,
        INVALID_CERTIFICATE,
        REVOKED_CERTIFICATE
    }

    enum Triggerable {
        BOOT_NOTIFICATION,
        DIAGNOSTICS_STATUS_NOTIFICATION,
        FIRMWARE_STATUS_NOTIFICATION,
        HEARTBEAT,
        METER_VALUES,
        STATUS_NOTIFICATION
    }

    enum UnlockConnectorStatus {
        UNLOCKED,
        UNLOCK_FAILED,
        NOT_SUPPORTED
    }
}
