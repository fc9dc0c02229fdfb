package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.SignedInfo;
import org.tidegate.iso15118.message.iso2.AuthorizationReq;
import org.tidegate.iso15118.message.iso2.CertificateChain;
import org.tidegate.iso15118.message.iso2.CertificateInstallationReq;
import org.tidegate.iso15118.message.iso2.CertificateUpdateReq;
import org.tidegate.iso15118.message.iso2.ContractSignatureEncryptedPrivateKey;
import org.tidegate.iso15118.message.iso2.DiffieHellmanPublicKey;
import org.tidegate.iso15118.message.iso2.Emaid;
import org.tidegate.iso15118.message.iso2.MeteringReceiptReq;
import org.tidegate.iso15118.message.iso2.SalesTariff;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** What is signed: elements on their own, as digests and signatures are computed over them. */
public final class Iso2FragmentsCodec {

    private Iso2FragmentsCodec() {}

    /** Reads code, content and end. */
    public static AuthorizationReq readAuthorizationReq(ExiReader in) throws ExiException {
        in.exactly(4, 8);
        AuthorizationReq m = Iso2RequestsCodec.readAuthorizationReq(in);
        in.exactly(244, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeAuthorizationReq(ExiWriter out, AuthorizationReq m) {
        out.event(4, 8);
        Iso2RequestsCodec.writeAuthorizationReq(out, m);
        out.event(244, 8);
    }

    /** Reads code, content and end. */
    public static CertificateInstallationReq readCertificateInstallationReq(ExiReader in)
            throws ExiException {
        in.exactly(15, 8);
        CertificateInstallationReq m = Iso2RequestsCodec.readCertificateInstallationReq(in);
        in.exactly(244, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeCertificateInstallationReq(
            ExiWriter out, CertificateInstallationReq m) {
        out.event(15, 8);
        Iso2RequestsCodec.writeCertificateInstallationReq(out, m);
        out.event(244, 8);
    }

    /** Reads code, content and end. */
    public static CertificateUpdateReq readCertificateUpdateReq(ExiReader in) throws ExiException {
        in.exactly(17, 8);
        CertificateUpdateReq m = Iso2RequestsCodec.readCertificateUpdateReq(in);
        in.exactly(244, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeCertificateUpdateReq(ExiWriter out, CertificateUpdateReq m) {
        out.event(17, 8);
        Iso2RequestsCodec.writeCertificateUpdateReq(out, m);
        out.event(244, 8);
    }

    /** Reads code, content and end. */
    public static CertificateChain readContractSignatureCertChain(ExiReader in)
            throws ExiException {
        in.exactly(33, 8);
        CertificateChain m = Iso2CertificatesCodec.readCertificateChain(in);
        in.exactly(244, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeContractSignatureCertChain(ExiWriter out, CertificateChain m) {
        out.event(33, 8);
        Iso2CertificatesCodec.writeCertificateChain(out, m);
        out.event(244, 8);
    }

    /** Reads code, content and end. */
    public static ContractSignatureEncryptedPrivateKey readContractSignatureEncryptedPrivateKey(
            ExiReader in) throws ExiException {
        in.exactly(34, 8);
        ContractSignatureEncryptedPrivateKey m =
                Iso2CertificatesCodec.readContractSignatureEncryptedPrivateKey(in);
        in.exactly(244, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeContractSignatureEncryptedPrivateKey(
            ExiWriter out, ContractSignatureEncryptedPrivateKey m) {
        out.event(34, 8);
        Iso2CertificatesCodec.writeContractSignatureEncryptedPrivateKey(out, m);
        out.event(244, 8);
    }

    /** Reads code, content and end. */
    public static DiffieHellmanPublicKey readDhPublicKey(ExiReader in) throws ExiException {
        in.exactly(45, 8);
        DiffieHellmanPublicKey m = Iso2CertificatesCodec.readDiffieHellmanPublicKey(in);
        in.exactly(244, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeDhPublicKey(ExiWriter out, DiffieHellmanPublicKey m) {
        out.event(45, 8);
        Iso2CertificatesCodec.writeDiffieHellmanPublicKey(out, m);
        out.event(244, 8);
    }

    /** Reads code, content and end. */
    public static MeteringReceiptReq readMeteringReceiptReq(ExiReader in) throws ExiException {
        in.exactly(121, 8);
        MeteringReceiptReq m = Iso2RequestsCodec.readMeteringReceiptReq(in);
        in.exactly(244, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeMeteringReceiptReq(ExiWriter out, MeteringReceiptReq m) {
        out.event(121, 8);
        Iso2RequestsCodec.writeMeteringReceiptReq(out, m);
        out.event(244, 8);
    }

    /** Reads code, content and end. */
    public static SalesTariff readSalesTariff(ExiReader in) throws ExiException {
        in.exactly(174, 8);
        SalesTariff m = Iso2SchedulesCodec.readSalesTariff(in);
        in.exactly(244, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeSalesTariff(ExiWriter out, SalesTariff m) {
        out.event(174, 8);
        Iso2SchedulesCodec.writeSalesTariff(out, m);
        out.event(244, 8);
    }

    /** Reads code, content and end. */
    public static SignedInfo readSignedInfo(ExiReader in) throws ExiException {
        in.exactly(208, 8);
        SignedInfo m = SignatureCodec.readSignedInfo(in);
        in.exactly(244, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeSignedInfo(ExiWriter out, SignedInfo m) {
        out.event(208, 8);
        SignatureCodec.writeSignedInfo(out, m);
        out.event(244, 8);
    }

    /** Reads code, content and end. */
    public static Emaid readEmaid(ExiReader in) throws ExiException {
        in.exactly(236, 8);
        in.exactly(4, 9);
        String id = in.stringValue(42, 0, ExiReader.UNBOUNDED);
        in.exactly(256, 9);
        var m = new Emaid(id, in.stringValue(39, 0, ExiReader.UNBOUNDED));
        in.exactly(244, 8);
        in.exactly(244, 8);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeEmaid(ExiWriter out, Emaid m) {
        out.event(236, 8);
        out.event(4, 9);
        out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);
        out.event(256, 9);
        out.stringValue(m.value(), 0, ExiReader.UNBOUNDED);
        out.event(244, 8);
        out.event(244, 8);
    }
}
