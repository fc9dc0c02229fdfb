package org.tidegate.iso15118;

import java.util.List;

/**
 * How the charger behaves towards vehicles that speak ISO 15118-20.
 *
 * @param energies ways to transfer energy, the preferred one first; empty if ISO 15118-20 is not
 *     served
 * @param controls who may decide about the power, the preferred one first; never empty
 * @param mobilityByCharger also offer dynamic control in which the charger keeps departure time and
 *     states of charge ([V2G20-2663])
 * @param pricing what kind of prices goes with a schedule; where the plan has none, none are sent
 * @param ac the AC outlet; used when AC is offered
 * @param serviceRenegotiation a vehicle may choose another service without plugging in again
 * @param pauses a vehicle may pause and come back to the same session
 * @param standby a vehicle may stand by with closed contactors
 * @param powerTolerancePercent how far a vehicle under scheduled control may leave its own profile;
 *     0 asks for no promise
 * @param meterConfirmationEverySeconds a contract customer's vehicle is asked to confirm the meter
 *     this often; 0 for never
 */
public record Iso20Settings(
        List<Energy> energies,
        List<Control> controls,
        boolean mobilityByCharger,
        Pricing pricing,
        Ac ac,
        boolean serviceRenegotiation,
        boolean pauses,
        boolean standby,
        double powerTolerancePercent,
        int meterConfirmationEverySeconds) {

    /** Message sets; the megawatt system speaks the one of DC. */
    public enum Energy {
        DC,
        MCS,
        AC
    }

    /** Who decides about the power. */
    public enum Control {
        /** Both sides agree on a schedule and the vehicle follows it. */
        SCHEDULED,
        /** The charger. */
        DYNAMIC
    }

    /** In the order of the parameter of the same name. */
    public enum Pricing {
        NONE,
        ABSOLUTE,
        LEVELS
    }

    /**
     * An AC outlet.
     *
     * @param nominalVoltageV between a phase and neutral
     * @param phases 1 or 3
     */
    public record Ac(
            double nominalVoltageV,
            double nominalFrequencyHz,
            int phases,
            double maxChargePowerW,
            double maxDischargePowerW) {}

    public Iso20Settings {
        energies = List.copyOf(energies);
        controls = List.copyOf(controls);
        if (controls.isEmpty()) {
            throw new IllegalArgumentException("no way to control energy");
        }
    }

    /** DC; dynamic control preferred; no prices; everything a vehicle may ask for is granted. */
    public static Iso20Settings presets() {
        return new Iso20Settings(
                List.of(Energy.DC),
                List.of(Control.DYNAMIC, Control.SCHEDULED),
                false,
                Pricing.NONE,
                new Ac(230, 50, 3, 11_000, 11_000),
                true,
                true,
                true,
                0,
                0);
    }

    /** The same with these ways to transfer energy. */
    public Iso20Settings offering(Energy... ways) {
        return new Iso20Settings(
                List.of(ways),
                controls,
                mobilityByCharger,
                pricing,
                ac,
                serviceRenegotiation,
                pauses,
                standby,
                powerTolerancePercent,
                meterConfirmationEverySeconds);
    }

    /** The same with these control modes. */
    public Iso20Settings controlled(Control... modes) {
        return new Iso20Settings(
                energies,
                List.of(modes),
                mobilityByCharger,
                pricing,
                ac,
                serviceRenegotiation,
                pauses,
                standby,
                powerTolerancePercent,
                meterConfirmationEverySeconds);
    }

    /** The same with these prices. */
    public Iso20Settings priced(Pricing kind) {
        return new Iso20Settings(
                energies,
                controls,
                mobilityByCharger,
                kind,
                ac,
                serviceRenegotiation,
                pauses,
                standby,
                powerTolerancePercent,
                meterConfirmationEverySeconds);
    }

    /** The same with departure and states of charge in the charger's hands, too. */
    public Iso20Settings withMobilityByCharger() {
        return new Iso20Settings(
                energies,
                controls,
                true,
                pricing,
                ac,
                serviceRenegotiation,
                pauses,
                standby,
                powerTolerancePercent,
                meterConfirmationEverySeconds);
    }

    /** The same without pause, standby and another choice of service. */
    public Iso20Settings strict() {
        return new Iso20Settings(
                energies,
                controls,
                mobilityByCharger,
                pricing,
                ac,
                false,
                false,
                false,
                powerTolerancePercent,
                meterConfirmationEverySeconds);
    }

    /** The same with a promise about the profile and confirmations of the meter; 0 for none. */
    public Iso20Settings confirming(double tolerancePercent, int meterEverySeconds) {
        return new Iso20Settings(
                energies,
                controls,
                mobilityByCharger,
                pricing,
                ac,
                serviceRenegotiation,
                pauses,
                standby,
                tolerancePercent,
                meterEverySeconds);
    }

    /** The same for a charger that does not speak ISO 15118-20. */
    public Iso20Settings notServed() {
        return new Iso20Settings(
                List.of(),
                controls,
                mobilityByCharger,
                pricing,
                ac,
                serviceRenegotiation,
                pauses,
                standby,
                powerTolerancePercent,
                meterConfirmationEverySeconds);
    }
}
