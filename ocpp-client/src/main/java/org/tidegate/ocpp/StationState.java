package org.tidegate.ocpp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the charger tells the operator side: one record, published by the controller at least every
 * 500 ms. Statuses on the wire are functions of this, never stored.
 *
 * @param plugged a vehicle is on the pilot
 * @param sessionNumber counts sessions since the charger was made; 0 while there is none
 * @param session where the session stands
 * @param suspendedBy who keeps an authorised session from exchanging energy; NONE while it flows
 * @param stopCause why the last session ended, in the session machine's words; empty while running
 * @param acPowerW measured, plus into the vehicle
 * @param importWh,exportWh lifetime registers; each only ever grows, they are never netted
 * @param evccId for {@code idToken.additionalInfo}; empty if unknown
 * @param dischargeCapable vehicle and charger agreed on a bidirectional service
 * @param faultCode an event code name while the charger is out of order; empty otherwise
 * @param faultText words for it
 * @param maxChargeW,maxDischargeW nameplate magnitudes
 * @param refusalCode name of the reason why the vehicle side refused something; empty if it did not
 * @param v2x what the bidirectional blocks look at
 * @param refusalText words for it, with its remedy
 * @param signed of a certified meter; null if none is fitted or nothing was read
 * @param access who stands in front of the charger, and what their card or contract says
 */
public record StationState(
        long issuedNanos,
        boolean plugged,
        long sessionNumber,
        Session session,
        SuspendedBy suspendedBy,
        String stopCause,
        double acPowerW,
        double frequencyHz,
        double voltageV,
        double importWh,
        double exportWh,
        double socPercent,
        String evccId,
        boolean dischargeCapable,
        String faultCode,
        String faultText,
        double maxChargeW,
        double maxDischargeW,
        String refusalCode,
        String refusalText,
        Access access,
        V2x v2x,
        @Nullable SignedReading signed) {

    /**
     * What a certified meter says of its registers, signed by itself and passed on as it is.
     *
     * @param data base64 of the signed record, such as OCMF
     * @param signing such as {@code ECDSA-secp256r1-SHA256}
     * @param encoding such as {@code OCMF}
     * @param publicKey base64; empty if it is known otherwise
     */
    public record SignedReading(String data, String signing, String encoding, String publicKey) {}

    /** Without a meter that signs. */
    public StationState(
            long issuedNanos,
            boolean plugged,
            long sessionNumber,
            Session session,
            SuspendedBy suspendedBy,
            String stopCause,
            double acPowerW,
            double frequencyHz,
            double voltageV,
            double importWh,
            double exportWh,
            double socPercent,
            String evccId,
            boolean dischargeCapable,
            String faultCode,
            String faultText,
            double maxChargeW,
            double maxDischargeW,
            String refusalCode,
            String refusalText,
            Access access,
            V2x v2x) {
        this(
                issuedNanos,
                plugged,
                sessionNumber,
                session,
                suspendedBy,
                stopCause,
                acPowerW,
                frequencyHz,
                voltageV,
                importWh,
                exportWh,
                socPercent,
                evccId,
                dischargeCapable,
                faultCode,
                faultText,
                maxChargeW,
                maxDischargeW,
                refusalCode,
                refusalText,
                access,
                v2x,
                null);
    }

    public StationState withSigned(SignedReading signed) {
        return new StationState(
                issuedNanos,
                plugged,
                sessionNumber,
                session,
                suspendedBy,
                stopCause,
                acPowerW,
                frequencyHz,
                voltageV,
                importWh,
                exportWh,
                socPercent,
                evccId,
                dischargeCapable,
                faultCode,
                faultText,
                maxChargeW,
                maxDischargeW,
                refusalCode,
                refusalText,
                access,
                v2x,
                signed);
    }

    /**
     * What the bidirectional blocks look at.
     *
     * @param setpointW what somebody far away asks for now, or what the operator's rule makes of
     *     the measurement; NaN if nobody asks
     * @param binding why the power is not what was asked for, in words; empty if it is
     * @param siteMeter the site's load has been measured
     * @param manager what the site's energy manager says; null if none has ever spoken
     * @param needs what the vehicle has told about itself; null before it has
     * @param alarm what the grid makes the charger do; null while nothing
     * @param promise what the vehicle will do with its schedule; null before it has said
     */
    public record V2x(
            double setpointW,
            String binding,
            boolean siteMeter,
            @Nullable Manager manager,
            @Nullable Needs needs,
            @Nullable GridAlarm alarm,
            @Nullable Promise promise) {
        public static final V2x UNKNOWN = new V2x(Double.NaN, "", false, null, null, null);

        /** Of a vehicle that has promised nothing. */
        public V2x(
                double setpointW,
                String binding,
                boolean siteMeter,
                @Nullable Manager manager,
                @Nullable Needs needs,
                @Nullable GridAlarm alarm) {
            this(setpointW, binding, siteMeter, manager, needs, alarm, null);
        }

        public V2x withPromise(@Nullable Promise promise) {
            return new V2x(setpointW, binding, siteMeter, manager, needs, alarm, promise);
        }
    }

    /**
     * An energy manager's word, as long as it is fresh.
     *
     * @param targetW NaN without a set-point
     * @param limitW POSITIVE_INFINITY without a limit
     * @param dischargeLimitW NEGATIVE_INFINITY without one
     */
    public record Manager(double targetW, double limitW, double dischargeLimitW) {
        public static final Manager SILENT =
                new Manager(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    /**
     * The vehicle's needs (OCPP NotifyEVChargingNeeds). NaN is what it has not said; powers and
     * currents are magnitudes, energies may be negative.
     *
     * @param number a new number is a new negotiation
     * @param bidirectional it has chosen a bidirectional service
     * @param scheduled it wants a schedule instead of being steered
     * @param byCharger departure and states of charge are the charger's to know
     * @param departureSeconds from now
     * @param protocol agreed with the vehicle, such as {@code urn:iso:std:iso:15118:-20:DC,1,0}
     */
    public record Needs(
            long number,
            boolean bidirectional,
            boolean scheduled,
            boolean byCharger,
            double departureSeconds,
            double targetSocPercent,
            double capacityWh,
            double targetEnergyWh,
            double minEnergyWh,
            double maxEnergyWh,
            double minV2xEnergyWh,
            double maxV2xEnergyWh,
            double minChargeW,
            double maxChargeW,
            double minDischargeW,
            double maxDischargeW,
            double maxChargeA,
            double maxDischargeA,
            double minVoltageV,
            double maxVoltageV,
            String protocol) {}

    /**
     * How a vehicle that follows a schedule will charge (OCPP NotifyEVChargingSchedule).
     *
     * @param number a new number is a new promise
     * @param startMillis wall clock; steps count from here
     * @param scheduleId of the schedule it has chosen; 0 if there was only one
     * @param keepsTolerance it keeps to the power tolerance that was asked for
     * @param steps in the order of their time
     */
    public record Promise(
            long number,
            long startMillis,
            long scheduleId,
            boolean keepsTolerance,
            List<Step> steps) {
        /**
         * From here on.
         *
         * @param powerW plus into the vehicle
         */
        public record Step(long afterSeconds, double powerW) {}

        public Promise {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A grid condition that makes the charger leave what it would do (R05).
     *
     * @param control the function at work
     */
    public record GridAlarm(DerControl.Type control, Fault fault, String words) {
        /** What is wrong with the grid. */
        public enum Fault {
            NONE,
            OVER_VOLTAGE,
            UNDER_VOLTAGE,
            OVER_FREQUENCY,
            UNDER_FREQUENCY
        }
    }

    /**
     * What identifies the payer, as far as the charger has it.
     *
     * @param reader a reader is fitted: a session waits for a token. Without one the configured
     *     token stands in
     * @param presentation counts the tokens held before the reader; a new number is a new token
     * @param idToken,idTokenType of that presentation; {@code ISO14443}, {@code ISO15693}, {@code
     *     KeyCode} …
     * @param contract of the vehicle's Plug and Charge, for the present session; null if none
     */
    public record Access(
            boolean reader,
            long presentation,
            String idToken,
            String idTokenType,
            @Nullable Contract contract) {

        public static final Access NONE = new Access(false, 0, "", "", null);

        public Access present(String idToken, String idTokenType) {
            return new Access(true, presentation + 1, idToken, idTokenType, contract);
        }
    }

    /**
     * A contract certificate whose signature over the challenge the vehicle side has checked.
     *
     * @param sessionNumber it belongs to
     * @param emaid who pays
     * @param certificatePem leaf and sub-authorities, for an operator that validates by itself
     * @param hashes one for the leaf and each sub-authority, for the operator's OCSP
     * @param trusted the chain leads to a mobility operator's root held here
     */
    public record Contract(
            long sessionNumber,
            String emaid,
            String certificatePem,
            List<CertificateHash> hashes,
            boolean trusted) {
        public Contract {
            hashes = List.copyOf(hashes);
        }
    }

    /** The four values OCSP knows a certificate by (hex), and who answers for it. */
    public record CertificateHash(
            String algorithm,
            String issuerNameHash,
            String issuerKeyHash,
            String serialNumber,
            String responderUrl) {}

    /** Without what the bidirectional blocks look at. */
    public StationState(
            long issuedNanos,
            boolean plugged,
            long sessionNumber,
            Session session,
            SuspendedBy suspendedBy,
            String stopCause,
            double acPowerW,
            double frequencyHz,
            double voltageV,
            double importWh,
            double exportWh,
            double socPercent,
            String evccId,
            boolean dischargeCapable,
            String faultCode,
            String faultText,
            double maxChargeW,
            double maxDischargeW,
            String refusalCode,
            String refusalText,
            Access access) {
        this(
                issuedNanos,
                plugged,
                sessionNumber,
                session,
                suspendedBy,
                stopCause,
                acPowerW,
                frequencyHz,
                voltageV,
                importWh,
                exportWh,
                socPercent,
                evccId,
                dischargeCapable,
                faultCode,
                faultText,
                maxChargeW,
                maxDischargeW,
                refusalCode,
                refusalText,
                access,
                V2x.UNKNOWN);
    }

    /** Without a reader, a contract, or what the bidirectional blocks look at. */
    public StationState(
            long issuedNanos,
            boolean plugged,
            long sessionNumber,
            Session session,
            SuspendedBy suspendedBy,
            String stopCause,
            double acPowerW,
            double frequencyHz,
            double voltageV,
            double importWh,
            double exportWh,
            double socPercent,
            String evccId,
            boolean dischargeCapable,
            String faultCode,
            String faultText,
            double maxChargeW,
            double maxDischargeW,
            String refusalCode,
            String refusalText) {
        this(
                issuedNanos,
                plugged,
                sessionNumber,
                session,
                suspendedBy,
                stopCause,
                acPowerW,
                frequencyHz,
                voltageV,
                importWh,
                exportWh,
                socPercent,
                evccId,
                dischargeCapable,
                faultCode,
                faultText,
                maxChargeW,
                maxDischargeW,
                refusalCode,
                refusalText,
                Access.NONE,
                V2x.UNKNOWN);
    }

    public StationState withAccess(Access access) {
        return new StationState(
                issuedNanos,
                plugged,
                sessionNumber,
                session,
                suspendedBy,
                stopCause,
                acPowerW,
                frequencyHz,
                voltageV,
                importWh,
                exportWh,
                socPercent,
                evccId,
                dischargeCapable,
                faultCode,
                faultText,
                maxChargeW,
                maxDischargeW,
                refusalCode,
                refusalText,
                access,
                v2x,
                signed);
    }

    public StationState withV2x(V2x v2x) {
        return new StationState(
                issuedNanos,
                plugged,
                sessionNumber,
                session,
                suspendedBy,
                stopCause,
                acPowerW,
                frequencyHz,
                voltageV,
                importWh,
                exportWh,
                socPercent,
                evccId,
                dischargeCapable,
                faultCode,
                faultText,
                maxChargeW,
                maxDischargeW,
                refusalCode,
                refusalText,
                access,
                v2x,
                signed);
    }

    /** Nothing was refused. */
    public StationState(
            long issuedNanos,
            boolean plugged,
            long sessionNumber,
            Session session,
            SuspendedBy suspendedBy,
            String stopCause,
            double acPowerW,
            double frequencyHz,
            double voltageV,
            double importWh,
            double exportWh,
            double socPercent,
            String evccId,
            boolean dischargeCapable,
            String faultCode,
            String faultText,
            double maxChargeW,
            double maxDischargeW) {
        this(
                issuedNanos,
                plugged,
                sessionNumber,
                session,
                suspendedBy,
                stopCause,
                acPowerW,
                frequencyHz,
                voltageV,
                importWh,
                exportWh,
                socPercent,
                evccId,
                dischargeCapable,
                faultCode,
                faultText,
                maxChargeW,
                maxDischargeW,
                "",
                "");
    }

    /** The controller's session machine in the operator's words. */
    public enum Session {
        NONE,
        /** Plugged in, not authorised. */
        WAITING_FOR_AUTHORISATION,
        /** Authorised, negotiating with the vehicle. */
        PREPARING,
        /** Energy may flow, in either direction. */
        ENERGY,
        /** Being ended. */
        STOPPING,
        /** Over; the vehicle is still plugged in. */
        FINISHED
    }

    /** Who holds back. */
    public enum SuspendedBy {
        NONE,
        VEHICLE,
        CHARGER
    }

    public static StationState unknown(long nowNanos) {
        double nan = Double.NaN;
        return new StationState(
                nowNanos,
                false,
                0,
                Session.NONE,
                SuspendedBy.NONE,
                "",
                nan,
                nan,
                nan,
                0,
                0,
                nan,
                "",
                false,
                "",
                "",
                0,
                0);
    }
}
