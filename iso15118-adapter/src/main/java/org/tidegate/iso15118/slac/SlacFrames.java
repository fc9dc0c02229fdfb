package org.tidegate.iso15118.slac;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.slac.SlacMessage.Envelope;
import org.tidegate.iso15118.slac.SlacMessage.Modem;

/**
 * Frames of Ethernet type 88E1 as bytes. Reading answers null for everything that is not exactly
 * one of the messages matching needs: the power line is shared with whoever likes to shout.
 */
public final class SlacFrames {
    public static final int ETHER_TYPE = 0x88E1;

    /** The shortest Ethernet frame without its check sum; shorter ones are filled with zeros. */
    public static final int SHORTEST = 60;

    public static final int LONGEST = 1514;

    private static final int VERSION_1_0 = 0;
    private static final int VERSION_1_1 = 1;
    private static final int HEADER = 14;

    /** Version, type, fragmentation: two bytes that version 1.0 lacks. */
    private static final int BODY_1_1 = HEADER + 5;

    private static final int BODY_1_0 = HEADER + 3;

    private static final int SET_KEY = 0x6008;
    private static final int SLAC_PARM = 0x6064;
    private static final int START_ATTEN_CHAR = 0x6068;
    private static final int ATTEN_CHAR = 0x606C;
    private static final int MNBC_SOUND = 0x6074;
    private static final int VALIDATE = 0x6078;
    private static final int SLAC_MATCH = 0x607C;
    private static final int ATTEN_PROFILE = 0x6084;
    private static final int QCA_VERSION = 0xA000;
    private static final int QCA_RESET = 0xA01C;
    private static final int QCA_LINK = 0xA0B8;
    private static final int LUMISSIL_VERSION = 0xAC6C;
    private static final int LUMISSIL_RESET = 0xAC70;
    private static final int LUMISSIL_LINK = 0xAC9C;
    private static final int REQ = 0;
    private static final int CNF = 1;
    private static final int IND = 2;
    private static final int RSP = 3;

    private static final byte[] QCA_OUI = {0x00, (byte) 0xB0, 0x52};
    private static final byte[] LUMISSIL_OUI = {0x00, 0x16, (byte) 0xE8};

    /** Version, four reserved, request number, twelve reserved. */
    private static final int LUMISSIL_HEAD = 18;

    private static final int ID = 17;
    private static final int MATCH_REQ_LENGTH = 0x3E;
    private static final int MATCH_CNF_LENGTH = 0x56;
    private static final int KEY_TYPE_NMK = 1;
    private static final int PROTOCOL_HLE = 4;

    private SlacFrames() {}

    // --- writing ---

    /** The frame's bytes, filled up to {@link #SHORTEST}. */
    public static byte[] write(Mac to, Mac from, SlacMessage message) {
        return switch (message) {
            case SlacMessage.ParmReq m ->
                    new Out(to, from, SLAC_PARM + REQ).zeros(2).id(m.runId()).done();
            case SlacMessage.ParmCnf m -> parmCnf(to, from, m);
            case SlacMessage.StartAttenCharInd m ->
                    new Out(to, from, START_ATTEN_CHAR + IND)
                            .zeros(2)
                            .u8(m.sounds())
                            .u8(m.timeoutHundredMillis())
                            .u8(1)
                            .mac(m.vehicle())
                            .id(m.runId())
                            .done();
            case SlacMessage.MnbcSoundInd m ->
                    new Out(to, from, MNBC_SOUND + IND)
                            .zeros(2 + ID)
                            .u8(m.countdown())
                            .id(m.runId())
                            .zeros(8 + 16)
                            .done();
            case SlacMessage.AttenProfileInd m ->
                    new Out(to, from, ATTEN_PROFILE + IND)
                            .mac(m.vehicle())
                            .u8(SlacMessage.GROUPS)
                            .zeros(1)
                            .attenuation(m.attenuation())
                            .done();
            case SlacMessage.AttenCharInd m ->
                    new Out(to, from, ATTEN_CHAR + IND)
                            .zeros(2)
                            .mac(m.vehicle())
                            .id(m.runId())
                            .zeros(2 * ID)
                            .u8(m.sounds())
                            .u8(SlacMessage.GROUPS)
                            .attenuation(m.attenuation())
                            .done();
            case SlacMessage.AttenCharRsp m ->
                    new Out(to, from, ATTEN_CHAR + RSP)
                            .zeros(2)
                            .mac(m.vehicle())
                            .id(m.runId())
                            .zeros(2 * ID)
                            .u8(m.result())
                            .done();
            case SlacMessage.ValidateReq m ->
                    new Out(to, from, VALIDATE + REQ)
                            .u8(m.signalType())
                            .u8(m.timer())
                            .u8(m.result())
                            .done();
            case SlacMessage.ValidateCnf m ->
                    new Out(to, from, VALIDATE + CNF).u8(0).u8(m.toggles()).u8(m.result()).done();
            case SlacMessage.MatchReq m ->
                    new Out(to, from, SLAC_MATCH + REQ)
                            .zeros(2)
                            .u16le(MATCH_REQ_LENGTH)
                            .pair(m.vehicle(), m.charger())
                            .id(m.runId())
                            .zeros(8)
                            .done();
            case SlacMessage.MatchCnf m ->
                    new Out(to, from, SLAC_MATCH + CNF)
                            .zeros(2)
                            .u16le(MATCH_CNF_LENGTH)
                            .pair(m.vehicle(), m.charger())
                            .id(m.runId())
                            .zeros(8)
                            .bytes(m.key().networkId())
                            .zeros(1)
                            .bytes(m.key().bytes())
                            .done();
            case SlacMessage.SetKeyReq m -> setKey(to, from, m);
            case SlacMessage.SetKeyCnf m ->
                    new Out(to, from, SET_KEY + CNF)
                            .u8(m.result())
                            .zeros(8)
                            .u8(PROTOCOL_HLE)
                            .zeros(4)
                            .done();
            case SlacMessage.LinkStatusReq m ->
                    vendor(to, from, m.modem(), QCA_LINK, LUMISSIL_LINK, REQ).done();
            case SlacMessage.LinkStatusCnf m -> linkStatus(to, from, m);
            case SlacMessage.ResetReq m ->
                    vendor(to, from, m.modem(), QCA_RESET, LUMISSIL_RESET, REQ).done();
            case SlacMessage.ResetCnf m ->
                    vendor(to, from, m.modem(), QCA_RESET, LUMISSIL_RESET, CNF).u8(0).done();
            case SlacMessage.VersionReq m ->
                    vendor(to, from, m.modem(), QCA_VERSION, LUMISSIL_VERSION, REQ).done();
            case SlacMessage.VersionCnf m -> version(to, from, m);
        };
    }

    private static byte[] parmCnf(Mac to, Mac from, SlacMessage.ParmCnf m) {
        return new Out(to, from, SLAC_PARM + CNF)
                .mac(Mac.BROADCAST)
                .u8(m.sounds())
                .u8(m.timeoutHundredMillis())
                .u8(1) // the result goes to another station: the vehicle
                .mac(m.vehicle())
                .zeros(2)
                .id(m.runId())
                .done();
    }

    private static byte[] setKey(Mac to, Mac from, SlacMessage.SetKeyReq m) {
        return new Out(to, from, SET_KEY + REQ)
                .u8(KEY_TYPE_NMK)
                .u8(m.nonce() >>> 24)
                .u8(m.nonce() >>> 16)
                .u8(m.nonce() >>> 8)
                .u8(m.nonce())
                .zeros(4)
                .u8(PROTOCOL_HLE)
                .zeros(4) // run number, message number, coordinator capability
                .bytes(m.key().networkId())
                .u8(KEY_TYPE_NMK) // new encryption key select
                .bytes(m.key().bytes())
                .done();
    }

    private static byte[] linkStatus(Mac to, Mac from, SlacMessage.LinkStatusCnf m) {
        Out out = vendor(to, from, m.modem(), QCA_LINK, LUMISSIL_LINK, CNF);
        return (m.modem() == Modem.QCA ? out.u8(0) : out).u8(m.up() ? 1 : 0).done();
    }

    private static byte[] version(Mac to, Mac from, SlacMessage.VersionCnf m) {
        byte[] text = m.version().getBytes(StandardCharsets.US_ASCII);
        Out out = vendor(to, from, m.modem(), QCA_VERSION, LUMISSIL_VERSION, CNF);
        return m.modem() == Modem.QCA
                ? out.zeros(2).u8(text.length).bytes(text).done()
                : out.bytes(text).done();
    }

    private static Out vendor(Mac to, Mac from, Modem modem, int qca, int lumissil, int variant) {
        return switch (modem) {
            case QCA -> new Out(to, from, VERSION_1_0, qca + variant).bytes(QCA_OUI);
            case LUMISSIL ->
                    new Out(to, from, lumissil + variant).bytes(LUMISSIL_OUI).zeros(LUMISSIL_HEAD);
            case UNKNOWN -> throw new IllegalArgumentException("this modem cannot be asked");
        };
    }

    private static final class Out {
        private final byte[] bytes = new byte[256];
        private int at;

        Out(Mac to, Mac from, int type) {
            this(to, from, VERSION_1_1, type);
        }

        Out(Mac to, Mac from, int version, int type) {
            mac(to).mac(from).u8(ETHER_TYPE >>> 8).u8(ETHER_TYPE).u8(version).u16le(type);
            if (version != VERSION_1_0) {
                zeros(2); // not fragmented
            }
        }

        Out u8(int value) {
            bytes[at++] = (byte) value;
            return this;
        }

        Out u16le(int value) {
            return u8(value).u8(value >>> 8);
        }

        Out zeros(int count) {
            at += count;
            return this;
        }

        Out mac(Mac value) {
            value.write(bytes, at);
            at += Mac.BYTES;
            return this;
        }

        Out id(long runId) {
            for (int shift = 56; shift >= 0; shift -= 8) {
                u8((int) (runId >>> shift));
            }
            return this;
        }

        Out pair(Mac vehicle, Mac charger) {
            return zeros(ID).mac(vehicle).zeros(ID).mac(charger);
        }

        Out bytes(byte[] value) {
            System.arraycopy(value, 0, bytes, at, value.length);
            at += value.length;
            return this;
        }

        Out attenuation(Attenuation value) {
            value.write(bytes, at);
            at += SlacMessage.GROUPS;
            return this;
        }

        byte[] done() {
            return Arrays.copyOf(bytes, Math.max(at, SHORTEST));
        }
    }

    // --- reading ---

    /** Null for everything that is none of the messages, cut short, or has values of its own. */
    public static @Nullable Envelope read(byte[] frame, int length) {
        if (length < SHORTEST
                || length > Math.min(frame.length, LONGEST)
                || u16be(frame, 12) != ETHER_TYPE) {
            return null;
        }
        int version = frame[HEADER] & 0xFF;
        int type = u16le(frame, HEADER + 1);
        int body = version == VERSION_1_0 ? BODY_1_0 : BODY_1_1;
        boolean fragment =
                version != VERSION_1_0 && (frame[HEADER + 3] != 0 || frame[HEADER + 4] != 0);
        if (version > VERSION_1_1 || fragment) {
            return null;
        }
        var in = new In(frame, body, length);
        SlacMessage message = type >= 0xA000 ? vendor(type, in) : message(type, in);
        return message == null
                ? null
                : new Envelope(Mac.read(frame, 0), Mac.read(frame, Mac.BYTES), message);
    }

    private static @Nullable SlacMessage message(int type, In in) {
        return switch (type) {
            case SLAC_PARM + REQ ->
                    in.has(10) && in.zero(0, 2) ? new SlacMessage.ParmReq(in.id(2)) : null;
            case SLAC_PARM + CNF ->
                    in.has(25) && in.zero(15, 2)
                            ? new SlacMessage.ParmCnf(in.u8(6), in.u8(7), in.mac(9), in.id(17))
                            : null;
            case START_ATTEN_CHAR + IND ->
                    in.has(19) && in.zero(0, 2) && in.u8(4) == 1
                            ? new SlacMessage.StartAttenCharInd(
                                    in.u8(2), in.u8(3), in.mac(5), in.id(11))
                            : null;
            case MNBC_SOUND + IND ->
                    in.has(52) && in.zero(0, 2)
                            ? new SlacMessage.MnbcSoundInd(in.u8(19), in.id(20))
                            : null;
            case ATTEN_PROFILE + IND ->
                    in.has(8 + SlacMessage.GROUPS) && in.u8(6) == SlacMessage.GROUPS
                            ? new SlacMessage.AttenProfileInd(in.mac(0), in.attenuation(8))
                            : null;
            case ATTEN_CHAR + IND ->
                    in.has(52 + SlacMessage.GROUPS)
                                    && in.zero(0, 2)
                                    && in.u8(51) == SlacMessage.GROUPS
                            ? new SlacMessage.AttenCharInd(
                                    in.mac(2), in.id(8), in.u8(50), in.attenuation(52))
                            : null;
            // The identifiers are all zero on the wire, and some vehicles do not care.
            case ATTEN_CHAR + RSP ->
                    in.has(51) && in.zero(0, 2)
                            ? new SlacMessage.AttenCharRsp(in.mac(2), in.id(8), in.u8(50))
                            : null;
            case VALIDATE + REQ ->
                    in.has(3) ? new SlacMessage.ValidateReq(in.u8(0), in.u8(1), in.u8(2)) : null;
            case VALIDATE + CNF ->
                    in.has(3) ? new SlacMessage.ValidateCnf(in.u8(1), in.u8(2)) : null;
            case SLAC_MATCH + REQ ->
                    in.has(66) && in.zero(0, 2) && in.u16le(2) == MATCH_REQ_LENGTH
                            ? new SlacMessage.MatchReq(in.mac(21), in.mac(44), in.id(50))
                            : null;
            case SLAC_MATCH + CNF ->
                    in.has(90) && in.zero(0, 2) && in.u16le(2) == MATCH_CNF_LENGTH
                            ? matchCnf(in)
                            : null;
            case SET_KEY + REQ ->
                    in.has(38) && in.u8(0) == KEY_TYPE_NMK
                            ? new SlacMessage.SetKeyReq(
                                    (int) (in.id(1) >>> 32), NetworkKey.of(in.bytes(22, 16)))
                            : null;
            case SET_KEY + CNF -> in.has(1) ? new SlacMessage.SetKeyCnf(in.u8(0)) : null;
            default -> null;
        };
    }

    private static @Nullable SlacMessage matchCnf(In in) {
        NetworkKey key = NetworkKey.of(in.bytes(74, NetworkKey.BYTES));
        return Arrays.equals(key.networkId(), in.bytes(66, NetworkKey.ID_BYTES))
                ? new SlacMessage.MatchCnf(in.mac(21), in.mac(44), in.id(50), key)
                : null;
    }

    private static @Nullable SlacMessage vendor(int type, In in) {
        if (!in.has(3 + 4)) {
            return null;
        }
        byte[] oui = in.bytes(0, 3);
        if (Arrays.equals(oui, QCA_OUI)) {
            return switch (type) {
                case QCA_LINK + REQ -> new SlacMessage.LinkStatusReq(Modem.QCA);
                case QCA_LINK + CNF -> new SlacMessage.LinkStatusCnf(Modem.QCA, in.u8(4) == 1);
                case QCA_RESET + REQ -> new SlacMessage.ResetReq(Modem.QCA);
                case QCA_RESET + CNF -> new SlacMessage.ResetCnf(Modem.QCA);
                case QCA_VERSION + REQ -> new SlacMessage.VersionReq(Modem.QCA);
                case QCA_VERSION + CNF ->
                        new SlacMessage.VersionCnf(Modem.QCA, in.text(6, in.u8(5)));
                default -> null;
            };
        }
        if (Arrays.equals(oui, LUMISSIL_OUI) && in.has(3 + LUMISSIL_HEAD + 1)) {
            int at = 3 + LUMISSIL_HEAD;
            return switch (type) {
                case LUMISSIL_LINK + REQ -> new SlacMessage.LinkStatusReq(Modem.LUMISSIL);
                case LUMISSIL_LINK + CNF ->
                        new SlacMessage.LinkStatusCnf(Modem.LUMISSIL, in.u8(at) == 1);
                case LUMISSIL_RESET + REQ -> new SlacMessage.ResetReq(Modem.LUMISSIL);
                case LUMISSIL_RESET + CNF -> new SlacMessage.ResetCnf(Modem.LUMISSIL);
                case LUMISSIL_VERSION + REQ -> new SlacMessage.VersionReq(Modem.LUMISSIL);
                case LUMISSIL_VERSION + CNF ->
                        new SlacMessage.VersionCnf(Modem.LUMISSIL, in.text(at, 32));
                default -> null;
            };
        }
        return null;
    }

    private static int u16be(byte[] from, int at) {
        return ((from[at] & 0xFF) << 8) | (from[at + 1] & 0xFF);
    }

    private static int u16le(byte[] from, int at) {
        return ((from[at + 1] & 0xFF) << 8) | (from[at] & 0xFF);
    }

    /** Values by their place in the message body. */
    private static final class In {
        private final byte[] frame;
        private final int body;
        private final int end;

        In(byte[] frame, int body, int end) {
            this.frame = frame;
            this.body = body;
            this.end = end;
        }

        boolean has(int count) {
            return body + count <= end;
        }

        boolean zero(int at, int count) {
            for (int i = 0; i < count; i++) {
                if (frame[body + at + i] != 0) {
                    return false;
                }
            }
            return true;
        }

        int u8(int at) {
            return frame[body + at] & 0xFF;
        }

        int u16le(int at) {
            return SlacFrames.u16le(frame, body + at);
        }

        long id(int at) {
            long value = 0;
            for (int i = 0; i < 8; i++) {
                value = (value << 8) | u8(at + i);
            }
            return value;
        }

        Mac mac(int at) {
            return Mac.read(frame, body + at);
        }

        byte[] bytes(int at, int count) {
            return Arrays.copyOfRange(frame, body + at, body + at + count);
        }

        Attenuation attenuation(int at) {
            return Attenuation.read(frame, body + at);
        }

        /** Printable characters only, up to the first zero or the frame's end. */
        String text(int at, int most) {
            var text = new StringBuilder();
            for (int i = body + at; i < end && text.length() < most && frame[i] != 0; i++) {
                text.append(frame[i] >= 0x20 && frame[i] < 0x7F ? (char) frame[i] : '?');
            }
            return text.toString();
        }
    }
}
