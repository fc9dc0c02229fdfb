package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.din.CertificateInstallationReq;
import org.tidegate.iso15118.message.din.CertificateUpdateReq;
import org.tidegate.iso15118.message.din.ContractAuthenticationReq;
import org.tidegate.iso15118.message.din.MeteringReceiptReq;
import org.tidegate.iso15118.message.din.SalesTariff;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** What is signed: elements on their own, as digests and signatures are computed over them. */
public final class DinFragmentsCodec {

    private DinFragmentsCodec() {}

    /** Reads code, content and end. */
    public static CertificateInstallationReq readCertificateInstallationReq(ExiReader in)
            throws ExiException {
        in.exactly(13, 8);
        CertificateInstallationReq m = DinRequestsCodec.readCertificateInstallationReq(in);
        in.exactly(246, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeCertificateInstallationReq(
            ExiWriter out, CertificateInstallationReq m) {
        out.event(13, 8);
        DinRequestsCodec.writeCertificateInstallationReq(out, m);
        out.event(246, 8);
    }

    /** Reads code, content and end. */
    public static CertificateUpdateReq readCertificateUpdateReq(ExiReader in) throws ExiException {
        in.exactly(15, 8);
        CertificateUpdateReq m = DinRequestsCodec.readCertificateUpdateReq(in);
        in.exactly(246, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeCertificateUpdateReq(ExiWriter out, CertificateUpdateReq m) {
        out.event(15, 8);
        DinRequestsCodec.writeCertificateUpdateReq(out, m);
        out.event(246, 8);
    }

    /** Reads code, content and end. */
    public static ContractAuthenticationReq readContractAuthenticationReq(ExiReader in)
            throws ExiException {
        in.exactly(28, 8);
        ContractAuthenticationReq m = DinRequestsCodec.readContractAuthenticationReq(in);
        in.exactly(246, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeContractAuthenticationReq(ExiWriter out, ContractAuthenticationReq m) {
        out.event(28, 8);
        DinRequestsCodec.writeContractAuthenticationReq(out, m);
        out.event(246, 8);
    }

    /** Reads code, content and end. */
    public static MeteringReceiptReq readMeteringReceiptReq(ExiReader in) throws ExiException {
        in.exactly(122, 8);
        MeteringReceiptReq m = DinRequestsCodec.readMeteringReceiptReq(in);
        in.exactly(246, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeMeteringReceiptReq(ExiWriter out, MeteringReceiptReq m) {
        out.event(122, 8);
        DinRequestsCodec.writeMeteringReceiptReq(out, m);
        out.event(246, 8);
    }

    /** Reads code, content and end. */
    public static SalesTariff readSalesTariff(ExiReader in) throws ExiException {
        in.exactly(174, 8);
        SalesTariff m = DinSchedulesCodec.readSalesTariff(in);
        in.exactly(246, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeSalesTariff(ExiWriter out, SalesTariff m) {
        out.event(174, 8);
        DinSchedulesCodec.writeSalesTariff(out, m);
        out.event(246, 8);
    }
}
