package org.tidegate.iso15118.message;

/** A response of ISO 15118-20, always from the charger. */
public sealed interface V2gResponse extends V2gMessage
        permits AcChargeLoopRes,
                AcChargeParameterDiscoveryRes,
                AuthorizationRes,
                AuthorizationSetupRes,
                CertificateInstallationRes,
                DcCableCheckRes,
                DcChargeLoopRes,
                DcChargeParameterDiscoveryRes,
                DcPreChargeRes,
                DcWeldingDetectionRes,
                MeteringConfirmationRes,
                PowerDeliveryRes,
                ScheduleExchangeRes,
                ServiceDetailRes,
                ServiceDiscoveryRes,
                ServiceSelectionRes,
                SessionSetupRes,
                SessionStopRes,
                VehicleCheckInRes,
                VehicleCheckOutRes {
    /** Session and time. */
    MessageHeader header();

    /** OK, a warning, or the reason of a failure, after which the session ends. */
    ResponseCode responseCode();
}
