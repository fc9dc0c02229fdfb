package org.tidegate.iso15118.internal.iso2;

/** Every request a vehicle can put into a message of ISO 15118-2 or DIN 70121. */
public enum Kind {
    SESSION_SETUP("SessionSetup"),
    SERVICE_DISCOVERY("ServiceDiscovery"),
    SERVICE_DETAIL("ServiceDetail"),
    /** PaymentServiceSelection; ServicePaymentSelection in DIN 70121. */
    PAYMENT_SELECTION("PaymentServiceSelection"),
    CERTIFICATE_INSTALLATION("CertificateInstallation"),
    CERTIFICATE_UPDATE("CertificateUpdate"),
    PAYMENT_DETAILS("PaymentDetails"),
    /** ContractAuthentication in DIN 70121. */
    AUTHORIZATION("Authorization"),
    CHARGE_PARAMETER_DISCOVERY("ChargeParameterDiscovery"),
    CABLE_CHECK("CableCheck"),
    PRE_CHARGE("PreCharge"),
    POWER_DELIVERY("PowerDelivery"),
    CHARGING_STATUS("ChargingStatus"),
    CURRENT_DEMAND("CurrentDemand"),
    METERING_RECEIPT("MeteringReceipt"),
    WELDING_DETECTION("WeldingDetection"),
    SESSION_STOP("SessionStop");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }
}
