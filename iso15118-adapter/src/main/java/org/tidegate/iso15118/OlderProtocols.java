package org.tidegate.iso15118;

import java.util.List;

/**
 * How the charger behaves towards vehicles that speak DIN 70121 or ISO 15118-2.
 *
 * @param iso2 serve ISO 15118-2
 * @param din serve DIN 70121, without encryption by its nature
 * @param transferModes offered, the first one preferred; never empty
 * @param dischargeOverJ2847 offer the discharge services of SAE J2847/2 over ISO 15118-2: outside
 *     of that standard, so off unless wanted
 * @param receiptEverySeconds a contract customer's vehicle is asked to confirm the meter this
 *     often; 0 for never
 * @param ac the AC outlet; used when an AC mode is offered
 */
public record OlderProtocols(
        boolean iso2,
        boolean din,
        List<TransferMode> transferModes,
        boolean dischargeOverJ2847,
        int receiptEverySeconds,
        Ac ac) {

    /** Ways to transfer energy, in the order of the schema. */
    public enum TransferMode {
        AC_SINGLE_PHASE_CORE,
        AC_THREE_PHASE_CORE,
        DC_CORE,
        DC_EXTENDED,
        DC_COMBO_CORE,
        DC_UNIQUE;

        public boolean isAc() {
            return this == AC_SINGLE_PHASE_CORE || this == AC_THREE_PHASE_CORE;
        }

        public int phases() {
            return this == AC_THREE_PHASE_CORE ? 3 : 1;
        }
    }

    /**
     * An AC outlet.
     *
     * @param nominalVoltageV between a phase and neutral
     * @param maxCurrentA per phase
     */
    public record Ac(double nominalVoltageV, double maxCurrentA) {}

    public OlderProtocols {
        transferModes = List.copyOf(transferModes);
        if (transferModes.isEmpty()) {
            throw new IllegalArgumentException("no energy transfer mode to offer");
        }
    }

    /** Both protocols, DC by a combined connector, charging only, no receipts. */
    public static OlderProtocols presets() {
        return new OlderProtocols(
                true, true, List.of(TransferMode.DC_EXTENDED), false, 0, new Ac(230, 32));
    }

    /** The same with these modes. */
    public OlderProtocols offering(TransferMode... modes) {
        return new OlderProtocols(
                iso2, din, List.of(modes), dischargeOverJ2847, receiptEverySeconds, ac);
    }

    /** The same with the discharge services of SAE J2847/2. */
    public OlderProtocols withDischargeOverJ2847() {
        return new OlderProtocols(iso2, din, transferModes, true, receiptEverySeconds, ac);
    }

    /** The same with receipts. */
    public OlderProtocols withReceipts(int everySeconds) {
        return new OlderProtocols(iso2, din, transferModes, dischargeOverJ2847, everySeconds, ac);
    }

    public boolean offersAc() {
        return transferModes.stream().anyMatch(TransferMode::isAc);
    }

    public boolean offersDc() {
        return !transferModes.stream().allMatch(TransferMode::isAc);
    }

    /** The same, serving only these protocols. */
    public OlderProtocols serving(boolean iso2, boolean din) {
        return new OlderProtocols(
                iso2, din, transferModes, dischargeOverJ2847, receiptEverySeconds, ac);
    }
}
