package org.tidegate.iso15118.message.iso2;

/** A response of ISO 15118-2, always from the charger. */
public sealed interface Iso2Response extends Iso2Body
        permits AuthorizationRes,
                CableCheckRes,
                CertificateInstallationRes,
                CertificateUpdateRes,
                ChargeParameterDiscoveryRes,
                ChargingStatusRes,
                CurrentDemandRes,
                MeteringReceiptRes,
                PaymentDetailsRes,
                PaymentServiceSelectionRes,
                PowerDeliveryRes,
                PreChargeRes,
                ServiceDetailRes,
                ServiceDiscoveryRes,
                SessionSetupRes,
                SessionStopRes,
                WeldingDetectionRes {
    /** OK, or the reason of a failure, after which the session ends. */
    ResponseCode responseCode();
}
