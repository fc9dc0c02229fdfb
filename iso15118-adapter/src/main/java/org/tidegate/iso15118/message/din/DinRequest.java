package org.tidegate.iso15118.message.din;

/** A request of DIN 70121, always from the vehicle. */
public sealed interface DinRequest extends DinBody
        permits CableCheckReq,
                CertificateInstallationReq,
                CertificateUpdateReq,
                ChargeParameterDiscoveryReq,
                ChargingStatusReq,
                ContractAuthenticationReq,
                CurrentDemandReq,
                MeteringReceiptReq,
                PaymentDetailsReq,
                PowerDeliveryReq,
                PreChargeReq,
                ServiceDetailReq,
                ServiceDiscoveryReq,
                ServicePaymentSelectionReq,
                SessionSetupReq,
                SessionStopReq,
                WeldingDetectionReq {}
