package org.tidegate.iso15118.slac;

import org.jspecify.annotations.Nullable;

/**
 * Management messages of HomePlug Green PHY that matching uses, in words. Components that ISO
 * 15118-3 fixes are not repeated: writing fills them in, reading refuses other values.
 *
 * <p>{@code runId} is the vehicle's number for one try, eight bytes as a long.
 */
public sealed interface SlacMessage {
    /** Attenuation is told for this many groups of carriers. */
    int GROUPS = 58;

    /** The vehicle asks who is there (CM_SLAC_PARM.REQ). */
    record ParmReq(long runId) implements SlacMessage {}

    /**
     * The charger answers (CM_SLAC_PARM.CNF).
     *
     * @param timeoutHundredMillis how long the sounding may take
     */
    record ParmCnf(int sounds, int timeoutHundredMillis, Mac vehicle, long runId)
            implements SlacMessage {}

    /** The vehicle is about to sound (CM_START_ATTEN_CHAR.IND). */
    record StartAttenCharInd(int sounds, int timeoutHundredMillis, Mac vehicle, long runId)
            implements SlacMessage {}

    /** One sound (CM_MNBC_SOUND.IND). */
    record MnbcSoundInd(int countdown, long runId) implements SlacMessage {}

    /** The charger's own modem tells how one sound arrived (CM_ATTEN_PROFILE.IND). */
    record AttenProfileInd(Mac vehicle, Attenuation attenuation) implements SlacMessage {}

    /** The charger tells the vehicle how loud it was (CM_ATTEN_CHAR.IND). */
    record AttenCharInd(Mac vehicle, long runId, int sounds, Attenuation attenuation)
            implements SlacMessage {}

    /** The vehicle has heard it (CM_ATTEN_CHAR.RSP). */
    record AttenCharRsp(Mac vehicle, long runId, int result) implements SlacMessage {}

    /** The vehicle wants proof by the pilot (CM_VALIDATE.REQ). */
    record ValidateReq(int signalType, int timer, int result) implements SlacMessage {}

    /** The charger's answer (CM_VALIDATE.CNF). */
    record ValidateCnf(int toggles, int result) implements SlacMessage {}

    /** The vehicle has chosen this charger (CM_SLAC_MATCH.REQ). */
    record MatchReq(Mac vehicle, Mac charger, long runId) implements SlacMessage {}

    /** The charger hands out the key (CM_SLAC_MATCH.CNF). */
    record MatchCnf(Mac vehicle, Mac charger, long runId, NetworkKey key) implements SlacMessage {}

    /** To the own modem: this is the network from now on (CM_SET_KEY.REQ). */
    record SetKeyReq(int nonce, NetworkKey key) implements SlacMessage {}

    /** The modem has it (CM_SET_KEY.CNF); QCA modems say 1 when all is well. */
    record SetKeyCnf(int result) implements SlacMessage {}

    /** To the own modem: is there a link? Vendor specific. */
    record LinkStatusReq(Modem modem) implements SlacMessage {}

    record LinkStatusCnf(Modem modem, boolean up) implements SlacMessage {}

    /** To the own modem: start anew. Vendor specific. */
    record ResetReq(Modem modem) implements SlacMessage {}

    record ResetCnf(Modem modem) implements SlacMessage {}

    /** To the own modem: who are you? Vendor specific. */
    record VersionReq(Modem modem) implements SlacMessage {}

    record VersionCnf(Modem modem, String version) implements SlacMessage {}

    /** One modem message with where it came from and goes to. */
    record Envelope(Mac to, Mac from, SlacMessage message) {}

    /** Whose modem this is; null-free default is a modem that cannot be asked. */
    enum Modem {
        /** Qualcomm Atheros QCA7000, QCA7005, QCA7006. */
        QCA,
        /** Lumissil IS32CG5317. */
        LUMISSIL,
        /** Cannot be asked: a match counts as a link. */
        UNKNOWN;

        /** By the name in a configuration; null if there is no such modem. */
        public static @Nullable Modem named(String name) {
            for (Modem each : values()) {
                if (each.name().equalsIgnoreCase(name)) {
                    return each;
                }
            }
            return null;
        }
    }
}
