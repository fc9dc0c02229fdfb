package org.tidegate.iso15118.message.internal;

import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.AbsolutePriceSchedule;
import org.tidegate.iso15118.message.MeteringConfirmationReq;
import org.tidegate.iso15118.message.PncAReqAuthorizationMode;
import org.tidegate.iso15118.message.SignedCertificateChain;
import org.tidegate.iso15118.message.SignedInfo;
import org.tidegate.iso15118.message.SignedInstallationData;
import org.tidegate.iso15118.message.SignedMeteringData;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** What is signed: elements on their own, as digests and signatures are computed over them. */
public final class CommonFragmentsCodec {

    private CommonFragmentsCodec() {}

    /** Reads code, content and end. */
    public static AbsolutePriceSchedule readAbsolutePriceSchedule(ExiReader in)
            throws ExiException {
        in.exactly(0, 9);
        AbsolutePriceSchedule m = PricesCodec.readAbsolutePriceSchedule(in);
        in.exactly(282, 9);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeAbsolutePriceSchedule(ExiWriter out, AbsolutePriceSchedule m) {
        out.event(0, 9);
        PricesCodec.writeAbsolutePriceSchedule(out, m);
        out.event(282, 9);
    }

    /** Reads code, content and end. */
    public static MeteringConfirmationReq readMeteringConfirmationReq(ExiReader in)
            throws ExiException {
        in.exactly(119, 9);
        MeteringConfirmationReq m = CommonMessagesCodec.readMeteringConfirmationReq(in);
        in.exactly(282, 9);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeMeteringConfirmationReq(ExiWriter out, MeteringConfirmationReq m) {
        out.event(119, 9);
        CommonMessagesCodec.writeMeteringConfirmationReq(out, m);
        out.event(282, 9);
    }

    /** Reads code, content and end. */
    public static SignedCertificateChain readOemProvisioningCertificateChain(ExiReader in)
            throws ExiException {
        in.exactly(128, 9);
        SignedCertificateChain m = CertificatesCodec.readSignedCertificateChain(in);
        in.exactly(282, 9);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeOemProvisioningCertificateChain(
            ExiWriter out, SignedCertificateChain m) {
        out.event(128, 9);
        CertificatesCodec.writeSignedCertificateChain(out, m);
        out.event(282, 9);
    }

    /** Reads code, content and end. */
    public static PncAReqAuthorizationMode readPncAReqAuthorizationMode(ExiReader in)
            throws ExiException {
        in.exactly(151, 9);
        PncAReqAuthorizationMode m = CertificatesCodec.readPncAReqAuthorizationMode(in);
        in.exactly(282, 9);
        return m;
    }

    /** Writes code, content and end. */
    public static void writePncAReqAuthorizationMode(ExiWriter out, PncAReqAuthorizationMode m) {
        out.event(151, 9);
        CertificatesCodec.writePncAReqAuthorizationMode(out, m);
        out.event(282, 9);
    }

    /** Reads code, content and end. */
    public static SignedInfo readSignedInfo(ExiReader in) throws ExiException {
        in.exactly(230, 9);
        SignedInfo m = SignatureCodec.readSignedInfo(in);
        in.exactly(282, 9);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeSignedInfo(ExiWriter out, SignedInfo m) {
        out.event(230, 9);
        SignatureCodec.writeSignedInfo(out, m);
        out.event(282, 9);
    }

    /** Reads code, content and end. */
    public static SignedInstallationData readSignedInstallationData(ExiReader in)
            throws ExiException {
        in.exactly(231, 9);
        SignedInstallationData m = CertificatesCodec.readSignedInstallationData(in);
        in.exactly(282, 9);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeSignedInstallationData(ExiWriter out, SignedInstallationData m) {
        out.event(231, 9);
        CertificatesCodec.writeSignedInstallationData(out, m);
        out.event(282, 9);
    }

    /** Reads code, content and end. */
    public static SignedMeteringData readSignedMeteringData(ExiReader in) throws ExiException {
        in.exactly(232, 9);
        SignedMeteringData m = CertificatesCodec.readSignedMeteringData(in);
        in.exactly(282, 9);
        return m;
    }

    /** Writes code, content and end. */
    public static void writeSignedMeteringData(ExiWriter out, SignedMeteringData m) {
        out.event(232, 9);
        CertificatesCodec.writeSignedMeteringData(out, m);
        out.event(282, 9);
    }
}
