package org.tidegate.iso15118.message.din;

/** A response of DIN 70121, always from the charger. */
public sealed interface DinResponse extends DinBody
        permits CableCheckRes,
                CertificateInstallationRes,
                CertificateUpdateRes,
                ChargeParameterDiscoveryRes,
                ChargingStatusRes,
                ContractAuthenticationRes,
                CurrentDemandRes,
                MeteringReceiptRes,
                PaymentDetailsRes,
                PowerDeliveryRes,
                PreChargeRes,
                ServiceDetailRes,
                ServiceDiscoveryRes,
                ServicePaymentSelectionRes,
                SessionSetupRes,
                SessionStopRes,
                WeldingDetectionRes {
    /** OK, or the reason of a failure, after which the session ends. */
    ResponseCode responseCode();
}
