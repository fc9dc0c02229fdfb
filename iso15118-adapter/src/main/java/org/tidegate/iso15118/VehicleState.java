package org.tidegate.iso15118;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the vehicle side tells the charger. Published by the SECC after every message and at least
 * every 100 ms while a vehicle is connected; the controller treats an older value as silence, and
 * silence as 0 W. NaN means the vehicle has not said. Powers and currents are magnitudes.
 *
 * @param phase how far the session has come
 * @param protocol such as {@code "ISO 15118-20 DC"}; empty before SupportedAppProtocol
 * @param tls whether the connection is encrypted; discharge needs it by default
 * @param evccId as sent in SessionSetup; empty before
 * @param discharges whether the bidirectional service was selected
 * @param socPercent DisplayParameters.PresentSOC
 * @param minimumSocPercent the vehicle's own floor
 * @param targetSocPercent what the vehicle wants to leave with
 * @param batteryEnergyCapacityWh as told
 * @param targetEnergyRequestWh energy still wanted
 * @param minV2xEnergyRequestWh greater than 0: the battery is below its cycling window and must not
 *     be discharged (ISO 15118-20 Dynamic mode)
 * @param requestedVoltageV cable check and pre-charge target
 * @param maxChargePowerW,maxDischargePowerW BMS limits of the latest message
 * @param refusal why the session failed or discharge is refused, in words; empty if it is not
 * @param contract the eMAID of a contract whose key the vehicle has proven to hold; empty for
 *     external identification
 * @param needs what only ISO 15118-20 can tell
 */
public record VehicleState(
        long issuedNanos,
        Phase phase,
        String protocol,
        boolean tls,
        String evccId,
        boolean discharges,
        double socPercent,
        double minimumSocPercent,
        double targetSocPercent,
        double batteryEnergyCapacityWh,
        double targetEnergyRequestWh,
        double minV2xEnergyRequestWh,
        double departureTimeS,
        double requestedVoltageV,
        double requestedCurrentA,
        double maxChargePowerW,
        double maxDischargePowerW,
        double maxChargeCurrentA,
        double maxDischargeCurrentA,
        double maxVoltageV,
        double minVoltageV,
        String refusal,
        String contract,
        Needs needs) {

    /** Without what only ISO 15118-20 can tell. */
    public VehicleState(
            long issuedNanos,
            Phase phase,
            String protocol,
            boolean tls,
            String evccId,
            boolean discharges,
            double socPercent,
            double minimumSocPercent,
            double targetSocPercent,
            double batteryEnergyCapacityWh,
            double targetEnergyRequestWh,
            double minV2xEnergyRequestWh,
            double departureTimeS,
            double requestedVoltageV,
            double requestedCurrentA,
            double maxChargePowerW,
            double maxDischargePowerW,
            double maxChargeCurrentA,
            double maxDischargeCurrentA,
            double maxVoltageV,
            double minVoltageV,
            String refusal,
            String contract) {
        this(
                issuedNanos,
                phase,
                protocol,
                tls,
                evccId,
                discharges,
                socPercent,
                minimumSocPercent,
                targetSocPercent,
                batteryEnergyCapacityWh,
                targetEnergyRequestWh,
                minV2xEnergyRequestWh,
                departureTimeS,
                requestedVoltageV,
                requestedCurrentA,
                maxChargePowerW,
                maxDischargePowerW,
                maxChargeCurrentA,
                maxDischargeCurrentA,
                maxVoltageV,
                minVoltageV,
                refusal,
                contract,
                Needs.NONE);
    }

    /**
     * What only ISO 15118-20 can tell. NaN means the vehicle has not said.
     *
     * @param mode who decides about the power
     * @param mobilityByCharger departure and states of charge are the charger's to know
     * @param maxEnergyRequestWh until the battery is full
     * @param minEnergyRequestWh until the vehicle's own minimum; negative when there is more
     * @param maxV2xEnergyRequestWh until the upper end of the cycling window
     * @param dischargeBudgetWh what may still be taken out of the battery; never negative
     * @param minChargePowerW,minDischargePowerW below these the vehicle transfers nothing
     * @param presentActivePowerW as the vehicle measures it at its AC inlet, plus into the vehicle
     * @param standby the vehicle stands by with closed contactors
     * @param paused the session has ended for a pause and may be resumed
     * @param followedPlan id of the {@link EnergyPlan} the vehicle has chosen; 0 without one
     * @param promise what it will do with it (EVPowerProfile); null if it has not said
     */
    public record Needs(
            Mode mode,
            boolean mobilityByCharger,
            double maxEnergyRequestWh,
            double minEnergyRequestWh,
            double maxV2xEnergyRequestWh,
            double dischargeBudgetWh,
            double minChargePowerW,
            double minDischargePowerW,
            double presentActivePowerW,
            boolean standby,
            boolean paused,
            long followedPlan,
            @Nullable Promise promise) {
        public static final Needs NONE =
                new Needs(
                        Mode.NONE,
                        false,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        0,
                        0,
                        Double.NaN,
                        false,
                        false,
                        0);

        /** Of a vehicle that has promised nothing. */
        public Needs(
                Mode mode,
                boolean mobilityByCharger,
                double maxEnergyRequestWh,
                double minEnergyRequestWh,
                double maxV2xEnergyRequestWh,
                double dischargeBudgetWh,
                double minChargePowerW,
                double minDischargePowerW,
                double presentActivePowerW,
                boolean standby,
                boolean paused,
                long followedPlan) {
            this(
                    mode,
                    mobilityByCharger,
                    maxEnergyRequestWh,
                    minEnergyRequestWh,
                    maxV2xEnergyRequestWh,
                    dischargeBudgetWh,
                    minChargePowerW,
                    minDischargePowerW,
                    presentActivePowerW,
                    standby,
                    paused,
                    followedPlan,
                    null);
        }

        /** Who decides about the power. */
        public enum Mode {
            /** Not agreed, or a protocol that does not ask. */
            NONE,
            SCHEDULED,
            DYNAMIC
        }
    }

    /**
     * How a vehicle under scheduled control will charge (EVPowerProfile of ISO 15118-20's
     * PowerDeliveryReq).
     *
     * @param startSeconds since 1970, by the vehicle's clock
     * @param keepsTolerance it has confirmed the power tolerance it was asked for
     */
    public record Promise(long startSeconds, boolean keepsTolerance, List<Step> steps) {
        /**
         * One entry of the profile.
         *
         * @param powerW of all phases, plus into the vehicle
         */
        public record Step(long durationSeconds, double powerW) {}

        public Promise {
            steps = List.copyOf(steps);
        }
    }

    /** Without a contract. */
    public VehicleState(
            long issuedNanos,
            Phase phase,
            String protocol,
            boolean tls,
            String evccId,
            boolean discharges,
            double socPercent,
            double minimumSocPercent,
            double targetSocPercent,
            double batteryEnergyCapacityWh,
            double targetEnergyRequestWh,
            double minV2xEnergyRequestWh,
            double departureTimeS,
            double requestedVoltageV,
            double requestedCurrentA,
            double maxChargePowerW,
            double maxDischargePowerW,
            double maxChargeCurrentA,
            double maxDischargeCurrentA,
            double maxVoltageV,
            double minVoltageV,
            String refusal) {
        this(
                issuedNanos,
                phase,
                protocol,
                tls,
                evccId,
                discharges,
                socPercent,
                minimumSocPercent,
                targetSocPercent,
                batteryEnergyCapacityWh,
                targetEnergyRequestWh,
                minV2xEnergyRequestWh,
                departureTimeS,
                requestedVoltageV,
                requestedCurrentA,
                maxChargePowerW,
                maxDischargePowerW,
                maxChargeCurrentA,
                maxDischargeCurrentA,
                maxVoltageV,
                minVoltageV,
                refusal,
                "");
    }

    /** The session as the charger needs to know it. */
    public enum Phase {
        /** No connection. */
        NONE,
        /** Connected, before authorisation: SupportedAppProtocol to AuthorizationSetup. */
        SETUP,
        /** The vehicle asks for authorisation and is being kept waiting. */
        AUTHORISING,
        /** Services, parameters and schedule. */
        NEGOTIATING,
        /** The vehicle asks for the cable check: contactors closed towards the vehicle inlet. */
        CABLE_CHECK,
        /** The vehicle asks for {@code requestedVoltageV}. */
        PRE_CHARGE,
        /** PowerDelivery Start: the vehicle has closed its own contactors. */
        ENERGISED,
        /** Charge loop runs. */
        CHARGE_LOOP,
        /** PowerDelivery Stop received: current to zero, then contactors open. */
        STOPPING,
        /** Welding detection: contactors open, voltage is being watched. */
        WELDING_DETECTION,
        /** SessionStop done. */
        ENDED,
        /** The session broke; {@code refusal} says why. */
        FAILED
    }

    /** Nobody is there. */
    public static VehicleState none(long nowNanos) {
        return ended(nowNanos, Phase.NONE, "");
    }

    /** Nothing is known but how it ended. */
    public static VehicleState ended(long nowNanos, Phase phase, String refusal) {
        double nan = Double.NaN;
        return new VehicleState(
                nowNanos, phase, "", false, "", false, nan, nan, nan, nan, nan, nan, nan, nan, nan,
                0, 0, 0, 0, nan, nan, refusal);
    }
}
