package org.tidegate.iso15118.message.iso2;

/** A request of ISO 15118-2, always from the vehicle. */
public sealed interface Iso2Request extends Iso2Body
        permits AuthorizationReq,
                CableCheckReq,
                CertificateInstallationReq,
                CertificateUpdateReq,
                ChargeParameterDiscoveryReq,
                ChargingStatusReq,
                CurrentDemandReq,
                MeteringReceiptReq,
                PaymentDetailsReq,
                PaymentServiceSelectionReq,
                PowerDeliveryReq,
                PreChargeReq,
                ServiceDetailReq,
                ServiceDiscoveryReq,
                SessionSetupReq,
                SessionStopReq,
                WeldingDetectionReq {}
