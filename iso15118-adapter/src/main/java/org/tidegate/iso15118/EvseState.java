package org.tidegate.iso15118;

import java.util.List;
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
 * @param renegotiate the vehicle shall fetch a new schedule; one that follows a plan of {@code
 *     iso20} has it already
 * @param iso20 what only ISO 15118-20 can tell a vehicle
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
        boolean renegotiate,
        Iso20 iso20) {

    /** Without what only ISO 15118-20 can tell. */
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
            @Nullable String stopReason,
            Pilot pilot,
            boolean renegotiate) {
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
                pilot,
                renegotiate,
                Iso20.NONE);
    }

    /**
     * What only ISO 15118-20 can tell a vehicle.
     *
     * @param notice asked of the vehicle besides {@code stop}
     * @param plans for scheduled control, at most two for the sake of vehicles' codecs; empty for
     *     the rating at all times
     * @param mobility the charger's own knowledge of the driver's needs; null if it has none
     * @param presentActivePowerW measured at the AC outlet, plus into the vehicle; NaN if unknown
     * @param targetReactivePowerVar for the vehicle's inverter, plus is inductive into the vehicle
     * @param gridFrequencyHz measured; NaN if unknown
     */
    public record Iso20(
            Notice notice,
            List<EnergyPlan> plans,
            @Nullable Mobility mobility,
            double presentActivePowerW,
            double targetReactivePowerVar,
            double gridFrequencyHz) {
        public static final Iso20 NONE =
                new Iso20(Notice.NONE, List.of(), null, Double.NaN, 0, Double.NaN);

        public Iso20 {
            plans = List.copyOf(plans);
            if (plans.size() > 2) {
                throw new IllegalArgumentException("at most two plans, not " + plans.size());
            }
        }

        /** The same with another notice. */
        public Iso20 asking(Notice next) {
            return new Iso20(
                    next,
                    plans,
                    mobility,
                    presentActivePowerW,
                    targetReactivePowerVar,
                    gridFrequencyHz);
        }

        /** The same with these plans. */
        public Iso20 planning(EnergyPlan... next) {
            return new Iso20(
                    notice,
                    List.of(next),
                    mobility,
                    presentActivePowerW,
                    targetReactivePowerVar,
                    gridFrequencyHz);
        }
    }

    /** What the charger asks a vehicle for in the charge loop; repeated until it has happened. */
    public enum Notice {
        NONE,
        SCHEDULE_RENEGOTIATION,
        SERVICE_RENEGOTIATION,
        PAUSE,
        EXIT_STANDBY
    }

    /** What the driver needs, as the charger has learned it; NaN where it has not. */
    public record Mobility(double departureS, double minimumSocPercent, double targetSocPercent) {}

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
