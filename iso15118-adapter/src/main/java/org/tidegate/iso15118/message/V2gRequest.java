package org.tidegate.iso15118.message;

/** A request of ISO 15118-20, always from the vehicle. */
public sealed interface V2gRequest extends V2gMessage
        permits AcChargeLoopReq,
                AcChargeParameterDiscoveryReq,
                AuthorizationReq,
                AuthorizationSetupReq,
                CertificateInstallationReq,
                DcCableCheckReq,
                DcChargeLoopReq,
                DcChargeParameterDiscoveryReq,
                DcPreChargeReq,
                DcWeldingDetectionReq,
                MeteringConfirmationReq,
                PowerDeliveryReq,
                ScheduleExchangeReq,
                ServiceDetailReq,
                ServiceDiscoveryReq,
                ServiceSelectionReq,
                SessionSetupReq,
                SessionStopReq,
                VehicleCheckInReq,
                VehicleCheckOutReq {
    /** Session and time. */
    MessageHeader header();
}
