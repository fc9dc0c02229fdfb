package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.SignedInfo;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** What is signed: elements on their own, as digests and signatures are computed over them. */
public final class XmldsigFragmentsCodec {

    private XmldsigFragmentsCodec() {}

    /** Reads code, content and end. */
    public static SignedInfo readSignedInfo(ExiReader in) throws ExiException {
        in.exactly(32, 6);
        SignedInfo m = SignatureCodec.readSignedInfo(in);
        in.exactly(46, 6);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeSignedInfo(ExiWriter out, SignedInfo m) {
        out.event(32, 6);
        SignatureCodec.writeSignedInfo(out, m);
        out.event(46, 6);
    }
}
