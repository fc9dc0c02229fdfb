package org.tidegate.iso15118.trace;

/**
 * How long things may take. Performance times bind the charger; a little later the vehicle gives
 * up. NaN where the standard names no time.
 *
 * @param answerS within which the charger must have answered (V2G_SECC_Msg_Performance_Time)
 * @param patienceS after which the vehicle gives up (V2G_EVCC_Msg_Timeout)
 * @param phaseS within which a phase of repeated messages must be over
 */
public record Allowance(double answerS, double patienceS, double phaseS) {
    /** V2G_SECC_Sequence_Timeout: what a vehicle may take for its next request. */
    static final double NEXT_REQUEST_S = 60;

    /** The same within the charge loop of ISO 15118-20 ([V2G20-1500]). */
    static final double NEXT_LOOP_REQUEST_S = 0.5;

    /** V2G_SECC_CommunicationSetup_Performance_Time. */
    static final double FIRST_REQUEST_S = 18;

    private static final double NONE = Double.NaN;

    /**
     * For one kind of message.
     *
     * @param exchange its name without Req or Res
     */
    static Allowance of(Dialect dialect, String exchange) {
        return switch (dialect) {
            case NONE_YET -> new Allowance(1.5, 2, NONE);
            case DIN -> din(exchange);
            case ISO2 -> iso2(exchange);
            case ISO20 -> iso20(exchange);
        };
    }

    /** DIN 70121 names the vehicle's patience; the charger's own times are those of -2. */
    private static Allowance din(String exchange) {
        return switch (exchange) {
            case "CurrentDemand" -> new Allowance(0.025, 0.25, NONE);
            case "CableCheck" -> new Allowance(1.5, 2, 38);
            case "PreCharge" -> new Allowance(1.5, 2, 5);
            case "ContractAuthentication", "ChargeParameterDiscovery" -> new Allowance(1.5, 2, 55);
            default -> new Allowance(1.5, 2, NONE);
        };
    }

    private static Allowance iso2(String exchange) {
        return switch (exchange) {
            case "ServiceDetail",
                    "PaymentDetails",
                    "CertificateInstallation",
                    "CertificateUpdate",
                    "PowerDelivery" ->
                    new Allowance(4.5, 5, NONE);
            case "CurrentDemand" -> new Allowance(0.025, 0.25, NONE);
            case "CableCheck" -> new Allowance(1.5, 2, 38);
            case "PreCharge" -> new Allowance(1.5, 2, 5);
            case "Authorization", "ChargeParameterDiscovery" -> new Allowance(1.5, 2, 55);
            default -> new Allowance(1.5, 2, NONE);
        };
    }

    private static Allowance iso20(String exchange) {
        return switch (exchange) {
            case "ServiceDetail", "CertificateInstallation" -> new Allowance(4.5, 5, NONE);
            case "DC_CableCheck" -> new Allowance(1.5, 2, 38);
            case "DC_PreCharge" -> new Allowance(1.5, 2, 10);
            case "Authorization", "ScheduleExchange" -> new Allowance(1.5, 2, 55);
            default ->
                    isLoop(exchange) ? new Allowance(0.25, 0.5, NONE) : new Allowance(1.5, 2, NONE);
        };
    }

    static boolean isLoop(String exchange) {
        return exchange.endsWith("_ChargeLoop");
    }
}
