package org.tidegate.iso15118.message.internal;

import java.math.BigInteger;
import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.Reference;
import org.tidegate.iso15118.message.Signature;
import org.tidegate.iso15118.message.SignatureValue;
import org.tidegate.iso15118.message.SignedInfo;
import org.tidegate.iso15118.message.X509IssuerSerial;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** The part of XML signature that ISO 15118 uses. */
final class SignatureCodec {

    private SignatureCodec() {}

    static X509IssuerSerial readX509IssuerSerial(ExiReader in) throws ExiException {
        in.event(1, 1);
        String x509IssuerName = in.string(8, 0, ExiReader.UNBOUNDED);
        in.event(1, 1);
        BigInteger x509SerialNumber = in.bigInteger();
        in.event(1, 1);
        return new X509IssuerSerial(x509IssuerName, x509SerialNumber);
    }

    static void writeX509IssuerSerial(ExiWriter out, X509IssuerSerial m) {
        out.event(0, 1);
        out.string(m.x509IssuerName(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        out.bigInteger(m.x509SerialNumber());
        out.event(0, 1);
    }

    static Signature readSignature(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        String id = null;
        if (e == 0) {
            id = in.stringValue(9, 0, ExiReader.UNBOUNDED);
            e = in.event(1, 1);
        } else {
            e--;
        }
        SignedInfo signedInfo = SignatureCodec.readSignedInfo(in);
        in.event(1, 1);
        SignatureValue signatureValue = SignatureCodec.readSignatureValue(in);
        e = in.event(2, 3);
        if (e == 0) {
            throw in.unsupported("KeyInfo");
        }
        e--;
        if (e == 0) {
            throw in.unsupported("Object");
        }
        e--;
        in.expect(e);
        return new Signature(id, signedInfo, signatureValue);
    }

    static void writeSignature(ExiWriter out, Signature m) {
        int w = 2;
        int e = 0;
        String id = m.id();
        if (id != null) {
            out.event(e, w);
            out.stringValue(id, 0, ExiReader.UNBOUNDED);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        SignatureCodec.writeSignedInfo(out, m.signedInfo());
        out.event(0, 1);
        SignatureCodec.writeSignatureValue(out, m.signatureValue());
        out.event(2, 2);
    }

    static SignedInfo readSignedInfo(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        String id = null;
        if (e == 0) {
            id = in.stringValue(9, 0, ExiReader.UNBOUNDED);
            e = in.event(1, 1);
        } else {
            e--;
        }
        String canonicalizationMethod = Algorithms.read(in, 17, 2, 1);
        in.event(1, 1);
        String signatureMethod = Algorithms.read(in, 17, 3, 2);
        int references = in.listStart();
        e = in.event(1, 1);
        while (e == 0) {
            in.addToList(SignatureCodec.readReference(in));
            e = in.event(2, 2);
        }
        e--;
        List<Reference> referencesList = in.list(references);
        in.expect(e);
        return new SignedInfo(id, canonicalizationMethod, signatureMethod, referencesList);
    }

    static void writeSignedInfo(ExiWriter out, SignedInfo m) {
        int w = 2;
        int e = 0;
        String id = m.id();
        if (id != null) {
            out.event(e, w);
            out.stringValue(id, 0, ExiReader.UNBOUNDED);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        Algorithms.write(out, m.canonicalizationMethod(), 2, 1);
        out.event(0, 1);
        Algorithms.write(out, m.signatureMethod(), 3, 2);
        w = 1;
        e = 0;
        out.count(m.references().size(), 1, Integer.MAX_VALUE);
        for (int i = 0; i < m.references().size(); i++) {
            out.event(e, w);
            SignatureCodec.writeReference(out, m.references().get(i));
            w = 2;
            e = 0;
        }
        e++;
        out.event(e, w);
    }

    static SignatureValue readSignatureValue(ExiReader in) throws ExiException {
        String id = null;
        int e = in.textEvent(2, 2);
        if (e == 0) {
            id = in.stringValue(9, 0, ExiReader.UNBOUNDED);
            e = in.textEvent(1, 1);
        }
        Bytes value;
        if (e == ExiReader.EMPTY) {
            value = Bytes.wrap(in.emptyBinary(0));
        } else {
            value = Bytes.wrap(in.binaryValue(0, ExiReader.UNBOUNDED));
            in.event(1, 1);
        }
        return new SignatureValue(id, value);
    }

    static void writeSignatureValue(ExiWriter out, SignatureValue m) {
        String id = m.id();
        if (id != null) {
            out.event(0, 2);
            out.stringValue(id, 0, ExiReader.UNBOUNDED);
            out.event(0, 1);
        } else {
            out.event(1, 2);
        }
        out.binaryValue(m.value().array(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
    }

    static Reference readReference(ExiReader in) throws ExiException {
        int e = in.event(3, 5);
        String id = null;
        if (e == 0) {
            id = in.stringValue(9, 0, ExiReader.UNBOUNDED);
            e = in.event(3, 4);
        } else {
            e--;
        }
        String type = null;
        if (e == 0) {
            type = in.stringValue(20, 0, ExiReader.UNBOUNDED);
            e = in.event(2, 3);
        } else {
            e--;
        }
        String uri = null;
        if (e == 0) {
            uri = in.stringValue(21, 0, ExiReader.UNBOUNDED);
            e = in.event(2, 2);
        } else {
            e--;
        }
        List<String> transforms = List.of();
        if (e == 0) {
            transforms = SignatureCodec.readTransforms(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        String digestMethod = Algorithms.read(in, 17, 2, 1);
        in.event(1, 1);
        Bytes digestValue = Bytes.wrap(in.binary(0, ExiReader.UNBOUNDED));
        in.event(1, 1);
        return new Reference(id, type, uri, transforms, digestMethod, digestValue);
    }

    static void writeReference(ExiWriter out, Reference m) {
        int w = 3;
        int e = 0;
        String id = m.id();
        if (id != null) {
            out.event(e, w);
            out.stringValue(id, 0, ExiReader.UNBOUNDED);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        String type = m.type();
        if (type != null) {
            out.event(e, w);
            out.stringValue(type, 0, ExiReader.UNBOUNDED);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        String uri = m.uri();
        if (uri != null) {
            out.event(e, w);
            out.stringValue(uri, 0, ExiReader.UNBOUNDED);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        List<String> transforms = m.transforms();
        if (!transforms.isEmpty()) {
            out.event(e, w);
            SignatureCodec.writeTransforms(out, transforms);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        Algorithms.write(out, m.digestMethod(), 2, 1);
        out.event(0, 1);
        out.binary(m.digestValue().array(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
    }

    static List<String> readTransforms(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(Algorithms.read(in, 17, 3, 2));
            e = in.event(2, 2);
        }
        return in.list(items);
    }

    static void writeTransforms(ExiWriter out, List<String> items) {
        out.count(items.size(), 1, Integer.MAX_VALUE);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            Algorithms.write(out, items.get(i), 3, 2);
            width = 2;
        }
        out.event(width - 1, width);
    }
}
