package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.SignedInfo;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** What is signed: elements on their own, as digests and signatures are computed over them. */
public final class AcFragmentsCodec {

    private AcFragmentsCodec() {}

    /** Reads code, content and end. */
    public static SignedInfo readSignedInfo(ExiReader in) throws ExiException {
        in.exactly(135, 8);
        SignedInfo m = SignatureCodec.readSignedInfo(in);
        in.exactly(155, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeSignedInfo(ExiWriter out, SignedInfo m) {
        out.event(135, 8);
        SignatureCodec.writeSignedInfo(out, m);
        out.event(155, 8);
    }
}
