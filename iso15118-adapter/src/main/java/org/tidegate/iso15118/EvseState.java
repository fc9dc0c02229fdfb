package org.tidegate.iso15118;

import org.jspecify.annotations.Nullable;

/**
 * What the charger tells the vehicle side. Published by the controller at least every 100 ms; the
 * SECC treats an older value as {@link #unavailable}. Powers and currents are magnitudes, as in ISO
 * 15118-20; the signed target is plus into the vehicle.
 *
 * @param chargerReady the session machine lets the vehicle proceed beyond authorisation
 * @param authorisation the operator's or local answer so far
 * @param energyPermitted pilot, protection and session allow the contactors to close
 * @param contactorClosed mirror contact
 * @param isolation result of the cable check so far
 * @param presentVoltageV measured at the DC output
 * @param presentCurrentA measured, plus into the vehicle
 * @param targetPowerW what the charger is doing now, plus into the vehicle
 * @param meterImportWh session register, energy into the vehicle
 * @param meterExportWh session register, energy out of the vehicle
 * @param minimumSocPercent below this the charger will not discharge
 * @param stop what the charger wants ended, and how fast
 * @param stopReason words for the person, when {@code stop} is not NONE
 * @param pilot what the control pilot shows; UNKNOWN leaves that judgement to {@code
 *     energyPermitted}
 * @param renegotiate the vehicle shall fetch a new schedule
 */
public record EvseState(
        long issuedNanos,
        boolean chargerReady,
        Authorisation authorisation,
        boolean energyPermitted,
        boolean contactorClosed,
        Isolation isolation,
        double presentVoltageV,
        double presentCurrentA,
        double maxChargePowerW,
        double maxDischargePowerW,
        double maxChargeCurrentA,
        double maxDischargeCurrentA,
        double minVoltageV,
        double maxVoltageV,
        double targetPowerW,
        double meterImportWh,
        double meterExportWh,
        double minimumSocPercent,
        Stop stop,
        @Nullable String stopReason,
        Pilot pilot,
        boolean renegotiate) {

    /** Without a word about the pilot or a new schedule. */
    public EvseState(
            long issuedNanos,
            boolean chargerReady,
            Authorisation authorisation,
            boolean energyPermitted,
            boolean contactorClosed,
            Isolation isolation,
            double presentVoltageV,
            double presentCurrentA,
            double maxChargePowerW,
            double maxDischargePowerW,
            double maxChargeCurrentA,
            double maxDischargeCurrentA,
            double minVoltageV,
            double maxVoltageV,
            double targetPowerW,
            double meterImportWh,
            double meterExportWh,
            double minimumSocPercent,
            Stop stop,
            @Nullable String stopReason) {
        this(
                issuedNanos,
                chargerReady,
                authorisation,
                energyPermitted,
                contactorClosed,
                isolation,
                presentVoltageV,
                presentCurrentA,
                maxChargePowerW,
                maxDischargePowerW,
                maxChargeCurrentA,
                maxDischargeCurrentA,
                minVoltageV,
                maxVoltageV,
                targetPowerW,
                meterImportWh,
                meterExportWh,
                minimumSocPercent,
                stop,
                stopReason,
                Pilot.UNKNOWN,
                false);
    }

    /** Vehicle states of IEC 61851-1 as far as a protocol cares. */
    public enum Pilot {
        UNKNOWN,
        /** Nothing plugged in. */
        A,
        /** Plugged in, not ready for energy. */
        B,
        /** Ready for energy: states C and D. */
        C_OR_D,
        /** Anything else. */
        FAULT
    }

    /** Answer to "may this session have energy". */
    public enum Authorisation {
        PENDING,
        ACCEPTED,
        REJECTED
    }

    /** Cable check as seen by the charger's insulation monitor. */
    public enum Isolation {
        NOT_TESTED,
        TESTING,
        VALID,
        FAULT
    }

    /** How urgently the charger wants out. */
    public enum Stop {
        NONE,
        /** Finish in order: notify, let the vehicle ramp down and say goodbye. */
        NORMAL,
        /** Power is already off; answer FAILED and close. */
        EMERGENCY
    }

    /** Nothing is allowed. */
    public static EvseState unavailable(long nowNanos) {
        return new EvseState(
                nowNanos,
                false,
                Authorisation.PENDING,
                false,
                false,
                Isolation.NOT_TESTED,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                100,
                Stop.NONE,
                null);
    }
}
