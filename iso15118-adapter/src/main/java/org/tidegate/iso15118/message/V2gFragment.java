package org.tidegate.iso15118.message;

import org.tidegate.iso15118.exi.ExiCodec;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.ExiException.Reason;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.internal.AcFragmentsCodec;
import org.tidegate.iso15118.message.internal.CommonFragmentsCodec;
import org.tidegate.iso15118.message.internal.DcFragmentsCodec;
import org.tidegate.iso15118.message.internal.DinFragmentsCodec;
import org.tidegate.iso15118.message.internal.Iso2FragmentsCodec;
import org.tidegate.iso15118.message.internal.XmldsigFragmentsCodec;

/**
 * An element that is signed on its own: a digest is computed over its EXI fragment, a signature
 * over that of {@link #SIGNED_INFO}. Stateless; any thread.
 *
 * @param <T> its record
 */
public final class V2gFragment<T> {

    /**
     * What every signature of every protocol is computed over: by the schema of XML signature
     * alone.
     */
    public static final V2gFragment<SignedInfo> SIGNED_INFO =
            new V2gFragment<>(
                    SchemaSet.XMLDSIG,
                    "SignedInfo",
                    XmldsigFragmentsCodec::readSignedInfo,
                    XmldsigFragmentsCodec::writeSignedInfo);

    public static final V2gFragment<org.tidegate.iso15118.message.din.CertificateInstallationReq>
            DIN_CERTIFICATE_INSTALLATION_REQ =
                    new V2gFragment<>(
                            SchemaSet.DIN,
                            "CertificateInstallationReq",
                            DinFragmentsCodec::readCertificateInstallationReq,
                            DinFragmentsCodec::writeCertificateInstallationReq);

    public static final V2gFragment<org.tidegate.iso15118.message.din.CertificateUpdateReq>
            DIN_CERTIFICATE_UPDATE_REQ =
                    new V2gFragment<>(
                            SchemaSet.DIN,
                            "CertificateUpdateReq",
                            DinFragmentsCodec::readCertificateUpdateReq,
                            DinFragmentsCodec::writeCertificateUpdateReq);

    public static final V2gFragment<org.tidegate.iso15118.message.din.ContractAuthenticationReq>
            DIN_CONTRACT_AUTHENTICATION_REQ =
                    new V2gFragment<>(
                            SchemaSet.DIN,
                            "ContractAuthenticationReq",
                            DinFragmentsCodec::readContractAuthenticationReq,
                            DinFragmentsCodec::writeContractAuthenticationReq);

    public static final V2gFragment<org.tidegate.iso15118.message.din.MeteringReceiptReq>
            DIN_METERING_RECEIPT_REQ =
                    new V2gFragment<>(
                            SchemaSet.DIN,
                            "MeteringReceiptReq",
                            DinFragmentsCodec::readMeteringReceiptReq,
                            DinFragmentsCodec::writeMeteringReceiptReq);

    public static final V2gFragment<org.tidegate.iso15118.message.din.SalesTariff>
            DIN_SALES_TARIFF =
                    new V2gFragment<>(
                            SchemaSet.DIN,
                            "SalesTariff",
                            DinFragmentsCodec::readSalesTariff,
                            DinFragmentsCodec::writeSalesTariff);

    public static final V2gFragment<org.tidegate.iso15118.message.iso2.AuthorizationReq>
            ISO2_AUTHORIZATION_REQ =
                    new V2gFragment<>(
                            SchemaSet.ISO2,
                            "AuthorizationReq",
                            Iso2FragmentsCodec::readAuthorizationReq,
                            Iso2FragmentsCodec::writeAuthorizationReq);

    public static final V2gFragment<org.tidegate.iso15118.message.iso2.CertificateInstallationReq>
            ISO2_CERTIFICATE_INSTALLATION_REQ =
                    new V2gFragment<>(
                            SchemaSet.ISO2,
                            "CertificateInstallationReq",
                            Iso2FragmentsCodec::readCertificateInstallationReq,
                            Iso2FragmentsCodec::writeCertificateInstallationReq);

    public static final V2gFragment<org.tidegate.iso15118.message.iso2.CertificateUpdateReq>
            ISO2_CERTIFICATE_UPDATE_REQ =
                    new V2gFragment<>(
                            SchemaSet.ISO2,
                            "CertificateUpdateReq",
                            Iso2FragmentsCodec::readCertificateUpdateReq,
                            Iso2FragmentsCodec::writeCertificateUpdateReq);

    public static final V2gFragment<org.tidegate.iso15118.message.iso2.CertificateChain>
            ISO2_CONTRACT_SIGNATURE_CERT_CHAIN =
                    new V2gFragment<>(
                            SchemaSet.ISO2,
                            "ContractSignatureCertChain",
                            Iso2FragmentsCodec::readContractSignatureCertChain,
                            Iso2FragmentsCodec::writeContractSignatureCertChain);

    public static final V2gFragment<
                    org.tidegate.iso15118.message.iso2.ContractSignatureEncryptedPrivateKey>
            ISO2_CONTRACT_SIGNATURE_ENCRYPTED_PRIVATE_KEY =
                    new V2gFragment<>(
                            SchemaSet.ISO2,
                            "ContractSignatureEncryptedPrivateKey",
                            Iso2FragmentsCodec::readContractSignatureEncryptedPrivateKey,
                            Iso2FragmentsCodec::writeContractSignatureEncryptedPrivateKey);

    public static final V2gFragment<org.tidegate.iso15118.message.iso2.DiffieHellmanPublicKey>
            ISO2_DH_PUBLIC_KEY =
                    new V2gFragment<>(
                            SchemaSet.ISO2,
                            "DHpublickey",
                            Iso2FragmentsCodec::readDhPublicKey,
                            Iso2FragmentsCodec::writeDhPublicKey);

    public static final V2gFragment<org.tidegate.iso15118.message.iso2.MeteringReceiptReq>
            ISO2_METERING_RECEIPT_REQ =
                    new V2gFragment<>(
                            SchemaSet.ISO2,
                            "MeteringReceiptReq",
                            Iso2FragmentsCodec::readMeteringReceiptReq,
                            Iso2FragmentsCodec::writeMeteringReceiptReq);

    public static final V2gFragment<org.tidegate.iso15118.message.iso2.SalesTariff>
            ISO2_SALES_TARIFF =
                    new V2gFragment<>(
                            SchemaSet.ISO2,
                            "SalesTariff",
                            Iso2FragmentsCodec::readSalesTariff,
                            Iso2FragmentsCodec::writeSalesTariff);

    public static final V2gFragment<SignedInfo> ISO2_SIGNED_INFO =
            new V2gFragment<>(
                    SchemaSet.ISO2,
                    "SignedInfo",
                    Iso2FragmentsCodec::readSignedInfo,
                    Iso2FragmentsCodec::writeSignedInfo);

    public static final V2gFragment<org.tidegate.iso15118.message.iso2.Emaid> ISO2_EMAID =
            new V2gFragment<>(
                    SchemaSet.ISO2,
                    "eMAID",
                    Iso2FragmentsCodec::readEmaid,
                    Iso2FragmentsCodec::writeEmaid);

    public static final V2gFragment<AbsolutePriceSchedule> ISO20_ABSOLUTE_PRICE_SCHEDULE =
            new V2gFragment<>(
                    SchemaSet.ISO20_COMMON,
                    "AbsolutePriceSchedule",
                    CommonFragmentsCodec::readAbsolutePriceSchedule,
                    CommonFragmentsCodec::writeAbsolutePriceSchedule);

    public static final V2gFragment<MeteringConfirmationReq> ISO20_METERING_CONFIRMATION_REQ =
            new V2gFragment<>(
                    SchemaSet.ISO20_COMMON,
                    "MeteringConfirmationReq",
                    CommonFragmentsCodec::readMeteringConfirmationReq,
                    CommonFragmentsCodec::writeMeteringConfirmationReq);

    public static final V2gFragment<SignedCertificateChain>
            ISO20_OEM_PROVISIONING_CERTIFICATE_CHAIN =
                    new V2gFragment<>(
                            SchemaSet.ISO20_COMMON,
                            "OEMProvisioningCertificateChain",
                            CommonFragmentsCodec::readOemProvisioningCertificateChain,
                            CommonFragmentsCodec::writeOemProvisioningCertificateChain);

    public static final V2gFragment<PncAReqAuthorizationMode> ISO20_PNC_A_REQ_AUTHORIZATION_MODE =
            new V2gFragment<>(
                    SchemaSet.ISO20_COMMON,
                    "PnC_AReqAuthorizationMode",
                    CommonFragmentsCodec::readPncAReqAuthorizationMode,
                    CommonFragmentsCodec::writePncAReqAuthorizationMode);

    public static final V2gFragment<SignedInfo> ISO20_SIGNED_INFO =
            new V2gFragment<>(
                    SchemaSet.ISO20_COMMON,
                    "SignedInfo",
                    CommonFragmentsCodec::readSignedInfo,
                    CommonFragmentsCodec::writeSignedInfo);

    public static final V2gFragment<SignedInstallationData> ISO20_SIGNED_INSTALLATION_DATA =
            new V2gFragment<>(
                    SchemaSet.ISO20_COMMON,
                    "SignedInstallationData",
                    CommonFragmentsCodec::readSignedInstallationData,
                    CommonFragmentsCodec::writeSignedInstallationData);

    public static final V2gFragment<SignedMeteringData> ISO20_SIGNED_METERING_DATA =
            new V2gFragment<>(
                    SchemaSet.ISO20_COMMON,
                    "SignedMeteringData",
                    CommonFragmentsCodec::readSignedMeteringData,
                    CommonFragmentsCodec::writeSignedMeteringData);

    public static final V2gFragment<SignedInfo> ISO20_AC_SIGNED_INFO =
            new V2gFragment<>(
                    SchemaSet.ISO20_AC,
                    "SignedInfo",
                    AcFragmentsCodec::readSignedInfo,
                    AcFragmentsCodec::writeSignedInfo);

    public static final V2gFragment<SignedInfo> ISO20_DC_SIGNED_INFO =
            new V2gFragment<>(
                    SchemaSet.ISO20_DC,
                    "SignedInfo",
                    DcFragmentsCodec::readSignedInfo,
                    DcFragmentsCodec::writeSignedInfo);

    private interface Reading<T> {
        T read(ExiReader in) throws ExiException;
    }

    private interface Writing<T> {
        void write(ExiWriter out, T content);
    }

    private final SchemaSet set;
    private final String element;
    private final Reading<T> reading;
    private final Writing<T> writing;

    private V2gFragment(SchemaSet set, String element, Reading<T> reading, Writing<T> writing) {
        this.set = set;
        this.element = element;
        this.reading = reading;
        this.writing = writing;
    }

    /** Whose grammar the element follows. */
    public SchemaSet schemaSet() {
        return set;
    }

    /** Like {@link #decode(byte[], int, int)} for a whole array. */
    public T decode(byte[] exi) throws ExiException {
        return decode(exi, 0, exi.length);
    }

    /**
     * Reads the fragment.
     *
     * @throws ExiException if the bytes are no valid fragment of this element, with place and
     *     reason
     */
    public T decode(byte[] bytes, int offset, int length) throws ExiException {
        ExiReader in = ExiReader.borrow(bytes, offset, length);
        try {
            in.header();
            return reading.read(in);
        } catch (ExiException e) {
            throw located(e, bytes, offset, length);
        } finally {
            in.release();
        }
    }

    private ExiException located(ExiException thrown, byte[] bytes, int offset, int length) {
        if (thrown.reason() == Reason.UNSUPPORTED) {
            return thrown;
        }
        try {
            ExiCodec.checkFragment(set, bytes, offset, length);
            return thrown;
        } catch (ExiException e) {
            return e;
        }
    }

    /**
     * Writes the fragment: what goes into the digest.
     *
     * @throws IllegalArgumentException if a component lies outside its schema type
     */
    public byte[] encode(T content) {
        ExiWriter out = ExiWriter.borrow(0);
        out.header();
        writing.write(out, content);
        return out.finish();
    }

    @Override
    public String toString() {
        return set + " " + element;
    }
}
