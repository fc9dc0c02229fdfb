package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.ExiException.Reason;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.internal.AcMessagesCodec;
import org.tidegate.iso15118.message.internal.AcdpMessagesCodec;
import org.tidegate.iso15118.message.internal.AppProtocolCodec;
import org.tidegate.iso15118.message.internal.CommonMessagesCodec;
import org.tidegate.iso15118.message.internal.DcMessagesCodec;
import org.tidegate.iso15118.message.internal.DinMessagesCodec;
import org.tidegate.iso15118.message.internal.Iso2MessagesCodec;
import org.tidegate.iso15118.message.internal.WptMessagesCodec;

/**
 * Messages to and from EXI without a tree in between. Stateless; any thread.
 *
 * <p>Bytes behind the end of a message are ignored, as every field stack does: V2GTP already
 * delimits the payload.
 */
public final class V2gCodec {

    private V2gCodec() {}

    /** Like {@link #decode(SchemaSet, byte[], int, int)} for a whole array. */
    public static V2gMessage decode(SchemaSet set, byte[] exi) throws ExiException {
        return decode(set, exi, 0, exi.length);
    }

    /**
     * Reads one message.
     *
     * @param set chosen by the payload type and the agreed protocol
     * @throws ExiException if the bytes are no valid message of the set, with place and reason
     */
    public static V2gMessage decode(SchemaSet set, byte[] bytes, int offset, int length)
            throws ExiException {
        ExiReader in = ExiReader.borrow(bytes, offset, length);
        try {
            return read(set, in);
        } catch (ExiException e) {
            throw located(e, set, bytes, offset, length);
        } finally {
            in.release();
        }
    }

    private static V2gMessage read(SchemaSet set, ExiReader in) throws ExiException {
        in.header();
        return switch (set) {
            case APP_PROTOCOL -> AppProtocolCodec.read(in);
            case ISO20_COMMON -> CommonMessagesCodec.read(in);
            case ISO20_DC -> DcMessagesCodec.read(in);
            case ISO20_AC -> AcMessagesCodec.read(in);
            case DIN -> DinMessagesCodec.read(in);
            case ISO2 -> Iso2MessagesCodec.read(in);
            case ISO20_ACDP -> AcdpMessagesCodec.read(in);
            case ISO20_WPT -> WptMessagesCodec.read(in);
            case XMLDSIG -> throw in.unsupported("a document of nothing but a signature");
        };
    }

    /**
     * The straight-line codecs know only the bit; the general codec stops at the same place and
     * knows the path.
     */
    private static ExiException located(
            ExiException thrown, SchemaSet set, byte[] bytes, int offset, int length) {
        if (thrown.reason() == Reason.UNSUPPORTED) {
            return thrown;
        }
        try {
            ExiCodec.check(set, bytes, offset, length);
            return thrown;
        } catch (ExiException e) {
            return e;
        }
    }

    /**
     * Writes one message.
     *
     * @throws IllegalArgumentException if a component lies outside its schema type
     */
    public static byte[] encode(V2gMessage message) {
        return encode(message, 0);
    }

    /**
     * Writes one message behind {@code headroom} zero bytes, so that a transport header needs no
     * copy.
     *
     * @throws IllegalArgumentException if a component lies outside its schema type
     */
    public static byte[] encode(V2gMessage message, int headroom) {
        return written(message, headroom).finish();
    }

    /**
     * Writes one message into an array of the caller, and allocates nothing.
     *
     * @return how many bytes
     * @throws IllegalArgumentException if a component lies outside its schema type, or if the array
     *     is too short
     */
    public static int encode(V2gMessage message, byte[] into, int offset) {
        return written(message, 0).finish(into, offset);
    }

    private static ExiWriter written(V2gMessage message, int headroom) {
        ExiWriter out = ExiWriter.borrow(headroom);
        out.header();
        boolean written =
                switch (message.schemaSet()) {
                    case APP_PROTOCOL -> AppProtocolCodec.write(out, message);
                    case ISO20_COMMON -> CommonMessagesCodec.write(out, message);
                    case ISO20_DC -> DcMessagesCodec.write(out, message);
                    case ISO20_AC -> AcMessagesCodec.write(out, message);
                    case DIN -> DinMessagesCodec.write(out, message);
                    case ISO2 -> Iso2MessagesCodec.write(out, message);
                    case ISO20_ACDP -> AcdpMessagesCodec.write(out, message);
                    case ISO20_WPT -> WptMessagesCodec.write(out, message);
                    case XMLDSIG -> false;
                };
        if (!written) {
            throw new IllegalArgumentException(
                    "no codec for " + message.getClass().getSimpleName());
        }
        return out;
    }
}
