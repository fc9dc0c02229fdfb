package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.X509IssuerSerial;
import org.tidegate.iso15118.message.iso2.CertificateChain;
import org.tidegate.iso15118.message.iso2.ContractSignatureEncryptedPrivateKey;
import org.tidegate.iso15118.message.iso2.DiffieHellmanPublicKey;
import org.tidegate.iso15118.message.iso2.Emaid;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Authorization, certificates and signed meter readings, ISO 15118-2. */
final class Iso2CertificatesCodec {

    private Iso2CertificatesCodec() {}

    static List<X509IssuerSerial> readListOfRootCertificateIds(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(SignatureCodec.readX509IssuerSerial(in));
            e = in.listSize(items) < 20 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeListOfRootCertificateIds(ExiWriter out, List<X509IssuerSerial> items) {
        out.count(items.size(), 1, 20);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            SignatureCodec.writeX509IssuerSerial(out, items.get(i));
            width = i + 1 < 20 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static CertificateChain readCertificateChain(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        String id = null;
        if (e == 0) {
            id = in.stringValue(42, 0, ExiReader.UNBOUNDED);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Bytes certificate = Bytes.wrap(in.binary(0, 800));
        e = in.event(2, 2);
        List<Bytes> subCertificates = List.of();
        if (e == 0) {
            subCertificates = Iso2CertificatesCodec.readSubCertificates(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new CertificateChain(id, certificate, subCertificates);
    }

    static void writeCertificateChain(ExiWriter out, CertificateChain m) {
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
        out.binary(m.certificate().array(), 0, 800);
        w = 2;
        e = 0;
        List<Bytes> subCertificates = m.subCertificates();
        if (!subCertificates.isEmpty()) {
            out.event(e, w);
            Iso2CertificatesCodec.writeSubCertificates(out, subCertificates);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static ContractSignatureEncryptedPrivateKey readContractSignatureEncryptedPrivateKey(
            ExiReader in) throws ExiException {
        in.event(1, 1);
        String id = in.stringValue(42, 0, ExiReader.UNBOUNDED);
        int e = in.textEvent(1, 1);
        Bytes value;
        if (e == ExiReader.EMPTY) {
            value = Bytes.wrap(in.emptyBinary(0));
        } else {
            value = Bytes.wrap(in.binaryValue(0, 48));
            in.event(1, 1);
        }
        return new ContractSignatureEncryptedPrivateKey(id, value);
    }

    static void writeContractSignatureEncryptedPrivateKey(
            ExiWriter out, ContractSignatureEncryptedPrivateKey m) {
        out.event(0, 1);
        out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        out.binaryValue(m.value().array(), 0, 48);
        out.event(0, 1);
    }

    static DiffieHellmanPublicKey readDiffieHellmanPublicKey(ExiReader in) throws ExiException {
        in.event(1, 1);
        String id = in.stringValue(42, 0, ExiReader.UNBOUNDED);
        int e = in.textEvent(1, 1);
        Bytes value;
        if (e == ExiReader.EMPTY) {
            value = Bytes.wrap(in.emptyBinary(0));
        } else {
            value = Bytes.wrap(in.binaryValue(0, 65));
            in.event(1, 1);
        }
        return new DiffieHellmanPublicKey(id, value);
    }

    static void writeDiffieHellmanPublicKey(ExiWriter out, DiffieHellmanPublicKey m) {
        out.event(0, 1);
        out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        out.binaryValue(m.value().array(), 0, 65);
        out.event(0, 1);
    }

    static Emaid readEmaid(ExiReader in) throws ExiException {
        in.event(1, 1);
        String id = in.stringValue(42, 0, ExiReader.UNBOUNDED);
        int e = in.textEvent(1, 1);
        String value;
        if (e == ExiReader.EMPTY) {
            value = in.emptyString(14);
        } else {
            value = in.stringValue(43, 14, 15);
            in.event(1, 1);
        }
        return new Emaid(id, value);
    }

    static void writeEmaid(ExiWriter out, Emaid m) {
        out.event(0, 1);
        out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        out.stringValue(m.value(), 14, 15);
        out.event(0, 1);
    }

    static List<Bytes> readSubCertificates(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 800)));
            e = in.listSize(items) < 4 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeSubCertificates(ExiWriter out, List<Bytes> items) {
        out.count(items.size(), 1, 4);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            out.binary(items.get(i).array(), 0, 800);
            width = i + 1 < 4 ? 2 : 1;
        }
        out.event(width - 1, width);
    }
}
