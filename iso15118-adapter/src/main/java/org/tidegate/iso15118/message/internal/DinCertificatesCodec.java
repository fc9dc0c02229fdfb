package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.din.CertificateChain;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Authorization, certificates and signed meter readings, DIN 70121. */
final class DinCertificatesCodec {

    private DinCertificatesCodec() {}

    static List<String> readListOfRootCertificateIds(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(in.string(27, 0, 40));
            e = in.event(2, 2);
        }
        return in.list(items);
    }

    static void writeListOfRootCertificateIds(ExiWriter out, List<String> items) {
        out.count(items.size(), 1, Integer.MAX_VALUE);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            out.string(items.get(i), 0, 40);
            width = 2;
        }
        out.event(width - 1, width);
    }

    static CertificateChain readCertificateChain(ExiReader in) throws ExiException {
        in.event(1, 1);
        Bytes certificate = Bytes.wrap(in.binary(0, 1200));
        int e = in.event(2, 2);
        List<Bytes> subCertificates = List.of();
        if (e == 0) {
            subCertificates = DinCertificatesCodec.readSubCertificates(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new CertificateChain(certificate, subCertificates);
    }

    static void writeCertificateChain(ExiWriter out, CertificateChain m) {
        out.event(0, 1);
        out.binary(m.certificate().array(), 0, 1200);
        int w = 2;
        int e = 0;
        List<Bytes> subCertificates = m.subCertificates();
        if (!subCertificates.isEmpty()) {
            out.event(e, w);
            DinCertificatesCodec.writeSubCertificates(out, subCertificates);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static List<Bytes> readSubCertificates(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 1200)));
            e = in.event(2, 2);
        }
        return in.list(items);
    }

    static void writeSubCertificates(ExiWriter out, List<Bytes> items) {
        out.count(items.size(), 1, Integer.MAX_VALUE);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            out.binary(items.get(i).array(), 0, 1200);
            width = 2;
        }
        out.event(width - 1, width);
    }
}
