package org.tidegate.iso15118;

import java.util.List;
import org.tidegate.runtime.Parameter;
import org.tidegate.runtime.Settings;

/**
 * How the charger behaves towards vehicles.
 *
 * @param evseId sent in SessionSetupRes, such as {@code "DE*TDG*E0001*1"}
 * @param meterId sent with meter readings; at most 32 characters
 * @param plainTcpAllowed lets ISO 15118-20 run without TLS 1.3, which [V2G20-2356] forbids: for
 *     laboratories only
 * @param dischargeOffered offer the bidirectional service besides the plain one
 * @param rating what the hardware can do; announced before the limits of the moment are known
 * @param numbers values of {@link #PARAMETERS}
 * @param older behaviour towards vehicles of DIN 70121 and ISO 15118-2
 * @param iso20 behaviour towards vehicles of ISO 15118-20
 * @param quirks what is known about single vehicle models
 */
public record SeccSettings(
        String evseId,
        String meterId,
        boolean plainTcpAllowed,
        boolean dischargeOffered,
        Rating rating,
        Settings numbers,
        OlderProtocols older,
        Iso20Settings iso20,
        VehicleQuirks quirks) {

    /** With what this program knows about vehicle models. */
    public SeccSettings(
            String evseId,
            String meterId,
            boolean plainTcpAllowed,
            boolean dischargeOffered,
            Rating rating,
            Settings numbers,
            OlderProtocols older,
            Iso20Settings iso20) {
        this(
                evseId,
                meterId,
                plainTcpAllowed,
                dischargeOffered,
                rating,
                numbers,
                older,
                iso20,
                VehicleQuirks.shipped());
    }

    /** With the presets for ISO 15118-20. */
    public SeccSettings(
            String evseId,
            String meterId,
            boolean plainTcpAllowed,
            boolean dischargeOffered,
            Rating rating,
            Settings numbers,
            OlderProtocols older) {
        this(
                evseId,
                meterId,
                plainTcpAllowed,
                dischargeOffered,
                rating,
                numbers,
                older,
                Iso20Settings.presets());
    }

    /** With the presets for every protocol. */
    public SeccSettings(
            String evseId,
            String meterId,
            boolean plainTcpAllowed,
            boolean dischargeOffered,
            Rating rating,
            Settings numbers) {
        this(
                evseId,
                meterId,
                plainTcpAllowed,
                dischargeOffered,
                rating,
                numbers,
                OlderProtocols.presets());
    }

    /** What the hardware can do at the vehicle's terminals; magnitudes. */
    public record Rating(
            double maxChargePowerW,
            double maxDischargePowerW,
            double maxChargeCurrentA,
            double maxDischargeCurrentA,
            double minVoltageV,
            double maxVoltageV) {}

    public static final Parameter SETUP_TIMEOUT =
            new Parameter(
                    "vehicle.setupTimeoutS",
                    "s",
                    5,
                    60,
                    18,
                    "ISO 15118-20 V2G_SECC_CommunicationSetup_Performance_Time");
    public static final Parameter SEQUENCE_TIMEOUT =
            new Parameter(
                    "vehicle.sequenceTimeoutS",
                    "s",
                    2,
                    60,
                    60,
                    "ISO 15118-20 V2G_SECC_Sequence_Timeout");
    public static final Parameter LOOP_TIMEOUT =
            new Parameter("vehicle.loopTimeoutS", "s", 0.25, 5, 0.5, "ISO 15118-20 [V2G20-1500]");
    public static final Parameter AUTHORISATION_TIMEOUT =
            new Parameter(
                    "vehicle.authorisationTimeoutS",
                    "s",
                    10,
                    600,
                    180,
                    "ISO 15118-20 V2G_SECC_Ongoing_Timeout, longer for external identification");
    public static final Parameter ONGOING_TIMEOUT =
            new Parameter(
                    "vehicle.ongoingTimeoutS",
                    "s",
                    5,
                    60,
                    55,
                    "ISO 15118-20 V2G_SECC_Ongoing_Performance_Time");
    public static final Parameter CABLE_CHECK_TIMEOUT =
            new Parameter(
                    "vehicle.cableCheckTimeoutS",
                    "s",
                    5,
                    40,
                    38,
                    "ISO 15118-20 V2G_SECC_CableCheck_Performance_Time");
    public static final Parameter PRE_CHARGE_TIMEOUT =
            new Parameter(
                    "vehicle.preChargeTimeoutS",
                    "s",
                    2,
                    30,
                    10,
                    "ISO 15118-20 V2G_EVCC_PreCharge_Timeout");
    public static final Parameter STOP_DELAY =
            new Parameter("vehicle.stopDelayS", "s", 1, 300, 60, "ISO 15118-20 [V2G20-3308]");
    public static final Parameter CLOSE_DELAY =
            new Parameter(
                    "vehicle.closeDelayS", "s", 1, 5, 5, "ISO 15118-2 [V2G2-025]: at most 5 s");
    public static final Parameter CHARGER_STATE_LIFETIME =
            new Parameter(
                    "vehicle.chargerStateLifetimeS",
                    "s",
                    0.1,
                    2,
                    0.5,
                    "house rule: five missed reports");
    public static final Parameter SOC_JUMP =
            new Parameter(
                    "vehicle.socJumpPercent",
                    "%",
                    1,
                    20,
                    3,
                    "house rule: within 10 s, beyond what the energy explains");
    public static final Parameter HOLD =
            new Parameter(
                    "vehicle.holdEndedS",
                    "s",
                    1,
                    60,
                    3,
                    "house rule: long enough for every reader to see how it ended");

    /** All tunable numbers of the vehicle side. */
    public static final List<Parameter> PARAMETERS =
            List.of(
                    SETUP_TIMEOUT,
                    SEQUENCE_TIMEOUT,
                    LOOP_TIMEOUT,
                    AUTHORISATION_TIMEOUT,
                    ONGOING_TIMEOUT,
                    CABLE_CHECK_TIMEOUT,
                    PRE_CHARGE_TIMEOUT,
                    STOP_DELAY,
                    CLOSE_DELAY,
                    CHARGER_STATE_LIFETIME,
                    SOC_JUMP,
                    HOLD);

    /** Presets for a charger with this rating: TLS only, discharge offered. */
    public static SeccSettings presets(String evseId, Rating rating) {
        return new SeccSettings(
                evseId, "TIDEGATE-1", false, true, rating, Settings.presets(PARAMETERS));
    }

    /** The same, but accepting ISO 15118-20 without encryption. */
    public SeccSettings inLaboratory() {
        return new SeccSettings(
                evseId, meterId, true, dischargeOffered, rating, numbers, older, iso20, quirks);
    }

    /** The same with other numbers. */
    public SeccSettings withNumbers(Settings numbers) {
        return new SeccSettings(
                evseId,
                meterId,
                plainTcpAllowed,
                dischargeOffered,
                rating,
                numbers,
                older,
                iso20,
                quirks);
    }

    /** The same with other habits towards older protocols. */
    public SeccSettings withOlder(OlderProtocols protocols) {
        return new SeccSettings(
                evseId,
                meterId,
                plainTcpAllowed,
                dischargeOffered,
                rating,
                numbers,
                protocols,
                iso20,
                quirks);
    }

    /** The same with other habits towards ISO 15118-20. */
    public SeccSettings withIso20(Iso20Settings habits) {
        return new SeccSettings(
                evseId,
                meterId,
                plainTcpAllowed,
                dischargeOffered,
                rating,
                numbers,
                older,
                habits,
                quirks);
    }

    /** A parameter in seconds, as nanoseconds. */
    public long nanos(Parameter parameter) {
        return Math.round(numbers.get(parameter) * 1e9);
    }

    /** The same with other knowledge of vehicle models. */
    public SeccSettings withQuirks(VehicleQuirks known) {
        return new SeccSettings(
                evseId,
                meterId,
                plainTcpAllowed,
                dischargeOffered,
                rating,
                numbers,
                older,
                iso20,
                known);
    }
}
