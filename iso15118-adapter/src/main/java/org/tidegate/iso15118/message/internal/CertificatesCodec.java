package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.CertificateChain;
import org.tidegate.iso15118.message.ContractCertificateChain;
import org.tidegate.iso15118.message.DynamicSmdtControlMode;
import org.tidegate.iso15118.message.EcdhCurve;
import org.tidegate.iso15118.message.EimAReqAuthorizationMode;
import org.tidegate.iso15118.message.EimAsResAuthorizationMode;
import org.tidegate.iso15118.message.EncryptedPrivateKey;
import org.tidegate.iso15118.message.MeterInfo;
import org.tidegate.iso15118.message.PncAReqAuthorizationMode;
import org.tidegate.iso15118.message.PncAsResAuthorizationMode;
import org.tidegate.iso15118.message.Receipt;
import org.tidegate.iso15118.message.ScheduledSmdtControlMode;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.SignedCertificateChain;
import org.tidegate.iso15118.message.SignedInstallationData;
import org.tidegate.iso15118.message.SignedMeteringData;
import org.tidegate.iso15118.message.SmdtControlMode;
import org.tidegate.iso15118.message.X509IssuerSerial;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** Authorization, certificates and signed meter readings. */
final class CertificatesCodec {
    private static final EcdhCurve[] ECDH_CURVE_VALUES = EcdhCurve.values();

    private CertificatesCodec() {}

    static EimAReqAuthorizationMode readEimAReqAuthorizationMode(ExiReader in) throws ExiException {
        in.event(1, 1);
        return new EimAReqAuthorizationMode();
    }

    static void writeEimAReqAuthorizationMode(ExiWriter out, EimAReqAuthorizationMode m) {
        out.event(0, 1);
    }

    static PncAReqAuthorizationMode readPncAReqAuthorizationMode(ExiReader in) throws ExiException {
        in.event(1, 1);
        String id = in.stringValue(6, 0, ExiReader.UNBOUNDED);
        in.event(1, 1);
        Bytes genChallenge = Bytes.wrap(in.binary(16, 16));
        in.event(1, 1);
        ContractCertificateChain contractCertificateChain =
                CertificatesCodec.readContractCertificateChain(in);
        in.event(1, 1);
        return new PncAReqAuthorizationMode(id, genChallenge, contractCertificateChain);
    }

    static void writePncAReqAuthorizationMode(ExiWriter out, PncAReqAuthorizationMode m) {
        out.event(0, 1);
        out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        out.binary(m.genChallenge().array(), 16, 16);
        out.event(0, 1);
        CertificatesCodec.writeContractCertificateChain(out, m.contractCertificateChain());
        out.event(0, 1);
    }

    static EimAsResAuthorizationMode readEimAsResAuthorizationMode(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        return new EimAsResAuthorizationMode();
    }

    static void writeEimAsResAuthorizationMode(ExiWriter out, EimAsResAuthorizationMode m) {
        out.event(0, 1);
    }

    static PncAsResAuthorizationMode readPncAsResAuthorizationMode(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        Bytes genChallenge = Bytes.wrap(in.binary(16, 16));
        int e = in.event(2, 2);
        List<String> supportedProviders = List.of();
        if (e == 0) {
            supportedProviders = CertificatesCodec.readSupportedProvidersList(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new PncAsResAuthorizationMode(genChallenge, supportedProviders);
    }

    static void writePncAsResAuthorizationMode(ExiWriter out, PncAsResAuthorizationMode m) {
        out.event(0, 1);
        out.binary(m.genChallenge().array(), 16, 16);
        int w = 2;
        int e = 0;
        List<String> supportedProviders = m.supportedProviders();
        if (!supportedProviders.isEmpty()) {
            out.event(e, w);
            CertificatesCodec.writeSupportedProvidersList(out, supportedProviders);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static SignedCertificateChain readSignedCertificateChain(ExiReader in) throws ExiException {
        in.event(1, 1);
        String id = in.stringValue(6, 0, ExiReader.UNBOUNDED);
        in.event(1, 1);
        Bytes certificate = Bytes.wrap(in.binary(0, 1600));
        int e = in.event(2, 2);
        List<Bytes> subCertificates = List.of();
        if (e == 0) {
            subCertificates = CertificatesCodec.readSubCertificates(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new SignedCertificateChain(id, certificate, subCertificates);
    }

    static void writeSignedCertificateChain(ExiWriter out, SignedCertificateChain m) {
        out.event(0, 1);
        out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        out.binary(m.certificate().array(), 0, 1600);
        int w = 2;
        int e = 0;
        List<Bytes> subCertificates = m.subCertificates();
        if (!subCertificates.isEmpty()) {
            out.event(e, w);
            CertificatesCodec.writeSubCertificates(out, subCertificates);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

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

    static List<String> readEmaidList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(in.string(1, 0, 255));
            e = in.listSize(items) < 8 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeEmaidList(ExiWriter out, List<String> items) {
        out.count(items.size(), 1, 8);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            out.string(items.get(i), 0, 255);
            width = i + 1 < 8 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static CertificateChain readCertificateChain(ExiReader in) throws ExiException {
        in.event(1, 1);
        Bytes certificate = Bytes.wrap(in.binary(0, 1600));
        int e = in.event(2, 2);
        List<Bytes> subCertificates = List.of();
        if (e == 0) {
            subCertificates = CertificatesCodec.readSubCertificates(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new CertificateChain(certificate, subCertificates);
    }

    static void writeCertificateChain(ExiWriter out, CertificateChain m) {
        out.event(0, 1);
        out.binary(m.certificate().array(), 0, 1600);
        int w = 2;
        int e = 0;
        List<Bytes> subCertificates = m.subCertificates();
        if (!subCertificates.isEmpty()) {
            out.event(e, w);
            CertificatesCodec.writeSubCertificates(out, subCertificates);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static SignedInstallationData readSignedInstallationData(ExiReader in) throws ExiException {
        in.event(1, 1);
        String id = in.stringValue(6, 0, ExiReader.UNBOUNDED);
        in.event(1, 1);
        ContractCertificateChain contractCertificateChain =
                CertificatesCodec.readContractCertificateChain(in);
        in.event(1, 1);
        EcdhCurve ecdhCurve = ECDH_CURVE_VALUES[in.enumeration(1, 2)];
        in.event(1, 1);
        Bytes dhPublicKey = Bytes.wrap(in.binary(133, 133));
        int e = in.event(2, 3);
        EncryptedPrivateKey encryptedPrivateKey =
                switch (e) {
                    case 0 ->
                            new EncryptedPrivateKey.Secp521EncryptedPrivateKey(
                                    Bytes.wrap(in.binary(94, 94)));
                    case 1 ->
                            new EncryptedPrivateKey.X448EncryptedPrivateKey(
                                    Bytes.wrap(in.binary(84, 84)));
                    case 2 ->
                            new EncryptedPrivateKey.TpmEncryptedPrivateKey(
                                    Bytes.wrap(in.binary(206, 206)));
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new SignedInstallationData(
                id, contractCertificateChain, ecdhCurve, dhPublicKey, encryptedPrivateKey);
    }

    static void writeSignedInstallationData(ExiWriter out, SignedInstallationData m) {
        out.event(0, 1);
        out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        CertificatesCodec.writeContractCertificateChain(out, m.contractCertificateChain());
        out.event(0, 1);
        out.enumeration(m.ecdhCurve().ordinal(), 1);
        out.event(0, 1);
        out.binary(m.dhPublicKey().array(), 133, 133);
        switch (m.encryptedPrivateKey()) {
            case EncryptedPrivateKey.Secp521EncryptedPrivateKey c -> {
                out.event(0, 2);
                out.binary(c.value().array(), 94, 94);
            }
            case EncryptedPrivateKey.X448EncryptedPrivateKey c -> {
                out.event(1, 2);
                out.binary(c.value().array(), 84, 84);
            }
            case EncryptedPrivateKey.TpmEncryptedPrivateKey c -> {
                out.event(2, 2);
                out.binary(c.value().array(), 206, 206);
            }
        }
        out.event(0, 1);
    }

    static SignedMeteringData readSignedMeteringData(ExiReader in) throws ExiException {
        in.event(1, 1);
        String id = in.stringValue(6, 0, ExiReader.UNBOUNDED);
        in.event(1, 1);
        SessionId sessionId = new SessionId(in.eightBytes());
        in.event(1, 1);
        MeterInfo meterInfo = SharedTypesCodec.readMeterInfo(in);
        int e = in.event(2, 3);
        Receipt receipt = null;
        if (e == 0) {
            receipt = SharedTypesCodec.readReceipt(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        SmdtControlMode controlMode =
                switch (e) {
                    case 0 -> CertificatesCodec.readDynamicSmdtControlMode(in);
                    case 1 -> SchedulesCodec.readScheduledSmdtControlMode(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new SignedMeteringData(id, sessionId, meterInfo, receipt, controlMode);
    }

    static void writeSignedMeteringData(ExiWriter out, SignedMeteringData m) {
        out.event(0, 1);
        out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        out.eightBytes(m.sessionId().bits());
        out.event(0, 1);
        SharedTypesCodec.writeMeterInfo(out, m.meterInfo());
        int w = 2;
        int e = 0;
        Receipt receipt = m.receipt();
        if (receipt != null) {
            out.event(e, w);
            SharedTypesCodec.writeReceipt(out, receipt);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        switch (m.controlMode()) {
            case DynamicSmdtControlMode c -> {
                out.event(e + 0, w);
                CertificatesCodec.writeDynamicSmdtControlMode(out, c);
            }
            case ScheduledSmdtControlMode c -> {
                out.event(e + 1, w);
                SchedulesCodec.writeScheduledSmdtControlMode(out, c);
            }
        }
        out.event(0, 1);
    }

    static ContractCertificateChain readContractCertificateChain(ExiReader in) throws ExiException {
        in.event(1, 1);
        Bytes certificate = Bytes.wrap(in.binary(0, 1600));
        in.event(1, 1);
        List<Bytes> subCertificates = CertificatesCodec.readSubCertificates(in);
        in.event(1, 1);
        return new ContractCertificateChain(certificate, subCertificates);
    }

    static void writeContractCertificateChain(ExiWriter out, ContractCertificateChain m) {
        out.event(0, 1);
        out.binary(m.certificate().array(), 0, 1600);
        out.event(0, 1);
        CertificatesCodec.writeSubCertificates(out, m.subCertificates());
        out.event(0, 1);
    }

    static List<String> readSupportedProvidersList(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(in.string(7, 0, 80));
            e = in.listSize(items) < 128 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeSupportedProvidersList(ExiWriter out, List<String> items) {
        out.count(items.size(), 1, 128);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            out.string(items.get(i), 0, 80);
            width = i + 1 < 128 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static List<Bytes> readSubCertificates(ExiReader in) throws ExiException {
        in.event(1, 1);
        int items = in.listStart();
        int e = 0;
        while (e == 0) {
            in.addToList(Bytes.wrap(in.binary(0, 1600)));
            e = in.listSize(items) < 3 ? in.event(2, 2) : 1 + in.event(1, 1);
        }
        return in.list(items);
    }

    static void writeSubCertificates(ExiWriter out, List<Bytes> items) {
        out.count(items.size(), 1, 3);
        int width = 1;
        for (int i = 0; i < items.size(); i++) {
            out.event(0, width);
            out.binary(items.get(i).array(), 0, 1600);
            width = i + 1 < 3 ? 2 : 1;
        }
        out.event(width - 1, width);
    }

    static DynamicSmdtControlMode readDynamicSmdtControlMode(ExiReader in) throws ExiException {
        in.event(1, 1);
        return new DynamicSmdtControlMode();
    }

    static void writeDynamicSmdtControlMode(ExiWriter out, DynamicSmdtControlMode m) {
        out.event(0, 1);
    }
}
