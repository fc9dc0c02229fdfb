package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.iso2.AcEvseChargeParameter;
import org.tidegate.iso15118.message.iso2.AcEvseStatus;
import org.tidegate.iso15118.message.iso2.AuthorizationRes;
import org.tidegate.iso15118.message.iso2.CableCheckRes;
import org.tidegate.iso15118.message.iso2.CertificateChain;
import org.tidegate.iso15118.message.iso2.CertificateInstallationRes;
import org.tidegate.iso15118.message.iso2.CertificateUpdateRes;
import org.tidegate.iso15118.message.iso2.ChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.iso2.ChargeService;
import org.tidegate.iso15118.message.iso2.ChargingStatusRes;
import org.tidegate.iso15118.message.iso2.ContractSignatureEncryptedPrivateKey;
import org.tidegate.iso15118.message.iso2.CurrentDemandRes;
import org.tidegate.iso15118.message.iso2.DcEvseChargeParameter;
import org.tidegate.iso15118.message.iso2.DcEvseStatus;
import org.tidegate.iso15118.message.iso2.DiffieHellmanPublicKey;
import org.tidegate.iso15118.message.iso2.Emaid;
import org.tidegate.iso15118.message.iso2.EvseChargeParameter;
import org.tidegate.iso15118.message.iso2.EvseProcessing;
import org.tidegate.iso15118.message.iso2.EvseStatus;
import org.tidegate.iso15118.message.iso2.MeterInfo;
import org.tidegate.iso15118.message.iso2.MeteringReceiptRes;
import org.tidegate.iso15118.message.iso2.ParameterSet;
import org.tidegate.iso15118.message.iso2.PaymentDetailsRes;
import org.tidegate.iso15118.message.iso2.PaymentOption;
import org.tidegate.iso15118.message.iso2.PaymentServiceSelectionRes;
import org.tidegate.iso15118.message.iso2.PhysicalValue;
import org.tidegate.iso15118.message.iso2.PowerDeliveryRes;
import org.tidegate.iso15118.message.iso2.PreChargeRes;
import org.tidegate.iso15118.message.iso2.ResponseCode;
import org.tidegate.iso15118.message.iso2.SaScheduleList;
import org.tidegate.iso15118.message.iso2.SaSchedules;
import org.tidegate.iso15118.message.iso2.Service;
import org.tidegate.iso15118.message.iso2.ServiceDetailRes;
import org.tidegate.iso15118.message.iso2.ServiceDiscoveryRes;
import org.tidegate.iso15118.message.iso2.SessionSetupRes;
import org.tidegate.iso15118.message.iso2.SessionStopRes;
import org.tidegate.iso15118.message.iso2.WeldingDetectionRes;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** What a charger answers, ISO 15118-2. */
final class Iso2ResponsesCodec {
    private static final EvseProcessing[] EVSE_PROCESSING_VALUES = EvseProcessing.values();
    private static final ResponseCode[] RESPONSE_CODE_VALUES = ResponseCode.values();

    private Iso2ResponsesCodec() {}

    static AuthorizationRes readAuthorizationRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        EvseProcessing evseProcessing = EVSE_PROCESSING_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        return new AuthorizationRes(responseCode, evseProcessing);
    }

    static void writeAuthorizationRes(ExiWriter out, AuthorizationRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 2);
        out.event(0, 1);
    }

    static CableCheckRes readCableCheckRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        DcEvseStatus dcEvseStatus = Iso2TypesCodec.readDcEvseStatus(in);
        in.event(1, 1);
        EvseProcessing evseProcessing = EVSE_PROCESSING_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        return new CableCheckRes(responseCode, dcEvseStatus, evseProcessing);
    }

    static void writeCableCheckRes(ExiWriter out, CableCheckRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        Iso2TypesCodec.writeDcEvseStatus(out, m.dcEvseStatus());
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 2);
        out.event(0, 1);
    }

    static CertificateInstallationRes readCertificateInstallationRes(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        CertificateChain saProvisioningCertificateChain =
                Iso2CertificatesCodec.readCertificateChain(in);
        in.event(1, 1);
        CertificateChain contractSignatureCertChain =
                Iso2CertificatesCodec.readCertificateChain(in);
        in.event(1, 1);
        ContractSignatureEncryptedPrivateKey contractSignatureEncryptedPrivateKey =
                Iso2CertificatesCodec.readContractSignatureEncryptedPrivateKey(in);
        in.event(1, 1);
        DiffieHellmanPublicKey dhPublicKey = Iso2CertificatesCodec.readDiffieHellmanPublicKey(in);
        in.event(1, 1);
        Emaid emaid = Iso2CertificatesCodec.readEmaid(in);
        in.event(1, 1);
        return new CertificateInstallationRes(
                responseCode,
                saProvisioningCertificateChain,
                contractSignatureCertChain,
                contractSignatureEncryptedPrivateKey,
                dhPublicKey,
                emaid);
    }

    static void writeCertificateInstallationRes(ExiWriter out, CertificateInstallationRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        Iso2CertificatesCodec.writeCertificateChain(out, m.saProvisioningCertificateChain());
        out.event(0, 1);
        Iso2CertificatesCodec.writeCertificateChain(out, m.contractSignatureCertChain());
        out.event(0, 1);
        Iso2CertificatesCodec.writeContractSignatureEncryptedPrivateKey(
                out, m.contractSignatureEncryptedPrivateKey());
        out.event(0, 1);
        Iso2CertificatesCodec.writeDiffieHellmanPublicKey(out, m.dhPublicKey());
        out.event(0, 1);
        Iso2CertificatesCodec.writeEmaid(out, m.emaid());
        out.event(0, 1);
    }

    static CertificateUpdateRes readCertificateUpdateRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        CertificateChain saProvisioningCertificateChain =
                Iso2CertificatesCodec.readCertificateChain(in);
        in.event(1, 1);
        CertificateChain contractSignatureCertChain =
                Iso2CertificatesCodec.readCertificateChain(in);
        in.event(1, 1);
        ContractSignatureEncryptedPrivateKey contractSignatureEncryptedPrivateKey =
                Iso2CertificatesCodec.readContractSignatureEncryptedPrivateKey(in);
        in.event(1, 1);
        DiffieHellmanPublicKey dhPublicKey = Iso2CertificatesCodec.readDiffieHellmanPublicKey(in);
        in.event(1, 1);
        Emaid emaid = Iso2CertificatesCodec.readEmaid(in);
        int e = in.event(2, 2);
        Integer retryCounter = null;
        if (e == 0) {
            retryCounter = (int) in.signed(-32768, 32767);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new CertificateUpdateRes(
                responseCode,
                saProvisioningCertificateChain,
                contractSignatureCertChain,
                contractSignatureEncryptedPrivateKey,
                dhPublicKey,
                emaid,
                retryCounter);
    }

    static void writeCertificateUpdateRes(ExiWriter out, CertificateUpdateRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        Iso2CertificatesCodec.writeCertificateChain(out, m.saProvisioningCertificateChain());
        out.event(0, 1);
        Iso2CertificatesCodec.writeCertificateChain(out, m.contractSignatureCertChain());
        out.event(0, 1);
        Iso2CertificatesCodec.writeContractSignatureEncryptedPrivateKey(
                out, m.contractSignatureEncryptedPrivateKey());
        out.event(0, 1);
        Iso2CertificatesCodec.writeDiffieHellmanPublicKey(out, m.dhPublicKey());
        out.event(0, 1);
        Iso2CertificatesCodec.writeEmaid(out, m.emaid());
        int w = 2;
        int e = 0;
        Integer retryCounter = m.retryCounter();
        if (retryCounter != null) {
            out.event(e, w);
            out.signed(retryCounter, -32768, 32767);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static ChargeParameterDiscoveryRes readChargeParameterDiscoveryRes(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        EvseProcessing evseProcessing = EVSE_PROCESSING_VALUES[in.enumeration(2, 3)];
        int e = in.event(3, 5);
        SaSchedules saSchedules = null;
        if (e < 2) {
            saSchedules =
                    switch (e) {
                        case 0 -> Iso2SchedulesCodec.readSaScheduleList(in);
                        default -> throw in.undeclared(e);
                    };
            e = in.event(2, 3);
        } else {
            e -= 2;
        }
        EvseChargeParameter evseChargeParameter =
                switch (e) {
                    case 0 -> Iso2ParametersCodec.readAcEvseChargeParameter(in);
                    case 1 -> Iso2ParametersCodec.readDcEvseChargeParameter(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new ChargeParameterDiscoveryRes(
                responseCode, evseProcessing, saSchedules, evseChargeParameter);
    }

    static void writeChargeParameterDiscoveryRes(ExiWriter out, ChargeParameterDiscoveryRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 2);
        int w = 3;
        int e = 0;
        SaSchedules saSchedules = m.saSchedules();
        switch (saSchedules) {
            case SaScheduleList c -> {
                out.event(e + 0, w);
                Iso2SchedulesCodec.writeSaScheduleList(out, c);
            }
            case null -> {}
        }
        if (saSchedules != null) {
            w = 2;
            e = 0;
        } else {
            e += 2;
        }
        switch (m.evseChargeParameter()) {
            case AcEvseChargeParameter c -> {
                out.event(e + 0, w);
                Iso2ParametersCodec.writeAcEvseChargeParameter(out, c);
            }
            case DcEvseChargeParameter c -> {
                out.event(e + 1, w);
                Iso2ParametersCodec.writeDcEvseChargeParameter(out, c);
            }
        }
        out.event(0, 1);
    }

    static ChargingStatusRes readChargingStatusRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        String evseId = in.string(40, 7, 37);
        in.event(1, 1);
        int saScheduleTupleId = in.nbit(8, 1, 255);
        int e = in.event(3, 4);
        PhysicalValue evseMaxCurrent = null;
        if (e == 0) {
            evseMaxCurrent = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        MeterInfo meterInfo = null;
        if (e == 0) {
            meterInfo = Iso2TypesCodec.readMeterInfo(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Boolean receiptRequired = null;
        if (e == 0) {
            receiptRequired = in.bool();
            e = in.event(1, 1);
        } else {
            e--;
        }
        AcEvseStatus acEvseStatus = Iso2TypesCodec.readAcEvseStatus(in);
        in.event(1, 1);
        return new ChargingStatusRes(
                responseCode,
                evseId,
                saScheduleTupleId,
                evseMaxCurrent,
                meterInfo,
                receiptRequired,
                acEvseStatus);
    }

    static void writeChargingStatusRes(ExiWriter out, ChargingStatusRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        out.string(m.evseId(), 7, 37);
        out.event(0, 1);
        out.nbit(m.saScheduleTupleId(), 8, 1, 255);
        int w = 3;
        int e = 0;
        PhysicalValue evseMaxCurrent = m.evseMaxCurrent();
        if (evseMaxCurrent != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, evseMaxCurrent);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        MeterInfo meterInfo = m.meterInfo();
        if (meterInfo != null) {
            out.event(e, w);
            Iso2TypesCodec.writeMeterInfo(out, meterInfo);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Boolean receiptRequired = m.receiptRequired();
        if (receiptRequired != null) {
            out.event(e, w);
            out.bool(receiptRequired);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        Iso2TypesCodec.writeAcEvseStatus(out, m.acEvseStatus());
        out.event(0, 1);
    }

    static CurrentDemandRes readCurrentDemandRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        DcEvseStatus dcEvseStatus = Iso2TypesCodec.readDcEvseStatus(in);
        in.event(1, 1);
        PhysicalValue evsePresentVoltage = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evsePresentCurrent = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        boolean evseCurrentLimitAchieved = in.bool();
        in.event(1, 1);
        boolean evseVoltageLimitAchieved = in.bool();
        in.event(1, 1);
        boolean evsePowerLimitAchieved = in.bool();
        int e = in.event(3, 4);
        PhysicalValue evseMaximumVoltageLimit = null;
        if (e == 0) {
            evseMaximumVoltageLimit = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        PhysicalValue evseMaximumCurrentLimit = null;
        if (e == 0) {
            evseMaximumCurrentLimit = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        PhysicalValue evseMaximumPowerLimit = null;
        if (e == 0) {
            evseMaximumPowerLimit = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        String evseId = in.string(40, 7, 37);
        in.event(1, 1);
        int saScheduleTupleId = in.nbit(8, 1, 255);
        e = in.event(2, 3);
        MeterInfo meterInfo = null;
        if (e == 0) {
            meterInfo = Iso2TypesCodec.readMeterInfo(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Boolean receiptRequired = null;
        if (e == 0) {
            receiptRequired = in.bool();
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new CurrentDemandRes(
                responseCode,
                dcEvseStatus,
                evsePresentVoltage,
                evsePresentCurrent,
                evseCurrentLimitAchieved,
                evseVoltageLimitAchieved,
                evsePowerLimitAchieved,
                evseMaximumVoltageLimit,
                evseMaximumCurrentLimit,
                evseMaximumPowerLimit,
                evseId,
                saScheduleTupleId,
                meterInfo,
                receiptRequired);
    }

    static void writeCurrentDemandRes(ExiWriter out, CurrentDemandRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        Iso2TypesCodec.writeDcEvseStatus(out, m.dcEvseStatus());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evsePresentVoltage());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evsePresentCurrent());
        out.event(0, 1);
        out.bool(m.evseCurrentLimitAchieved());
        out.event(0, 1);
        out.bool(m.evseVoltageLimitAchieved());
        out.event(0, 1);
        out.bool(m.evsePowerLimitAchieved());
        int w = 3;
        int e = 0;
        PhysicalValue evseMaximumVoltageLimit = m.evseMaximumVoltageLimit();
        if (evseMaximumVoltageLimit != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, evseMaximumVoltageLimit);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        PhysicalValue evseMaximumCurrentLimit = m.evseMaximumCurrentLimit();
        if (evseMaximumCurrentLimit != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, evseMaximumCurrentLimit);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        PhysicalValue evseMaximumPowerLimit = m.evseMaximumPowerLimit();
        if (evseMaximumPowerLimit != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, evseMaximumPowerLimit);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.string(m.evseId(), 7, 37);
        out.event(0, 1);
        out.nbit(m.saScheduleTupleId(), 8, 1, 255);
        w = 2;
        e = 0;
        MeterInfo meterInfo = m.meterInfo();
        if (meterInfo != null) {
            out.event(e, w);
            Iso2TypesCodec.writeMeterInfo(out, meterInfo);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Boolean receiptRequired = m.receiptRequired();
        if (receiptRequired != null) {
            out.event(e, w);
            out.bool(receiptRequired);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static MeteringReceiptRes readMeteringReceiptRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        int e = in.event(2, 3);
        EvseStatus evseStatus =
                switch (e) {
                    case 0 -> Iso2TypesCodec.readAcEvseStatus(in);
                    case 1 -> Iso2TypesCodec.readDcEvseStatus(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new MeteringReceiptRes(responseCode, evseStatus);
    }

    static void writeMeteringReceiptRes(ExiWriter out, MeteringReceiptRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        switch (m.evseStatus()) {
            case AcEvseStatus c -> {
                out.event(0, 2);
                Iso2TypesCodec.writeAcEvseStatus(out, c);
            }
            case DcEvseStatus c -> {
                out.event(1, 2);
                Iso2TypesCodec.writeDcEvseStatus(out, c);
            }
        }
        out.event(0, 1);
    }

    static PaymentDetailsRes readPaymentDetailsRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        Bytes genChallenge = Bytes.wrap(in.binary(16, 16));
        in.event(1, 1);
        long evseTimeStamp = in.signed(-9223372036854775808L, 9223372036854775807L);
        in.event(1, 1);
        return new PaymentDetailsRes(responseCode, genChallenge, evseTimeStamp);
    }

    static void writePaymentDetailsRes(ExiWriter out, PaymentDetailsRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        out.binary(m.genChallenge().array(), 16, 16);
        out.event(0, 1);
        out.signed(m.evseTimeStamp(), -9223372036854775808L, 9223372036854775807L);
        out.event(0, 1);
    }

    static PaymentServiceSelectionRes readPaymentServiceSelectionRes(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        return new PaymentServiceSelectionRes(responseCode);
    }

    static void writePaymentServiceSelectionRes(ExiWriter out, PaymentServiceSelectionRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
    }

    static PowerDeliveryRes readPowerDeliveryRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        int e = in.event(2, 3);
        EvseStatus evseStatus =
                switch (e) {
                    case 0 -> Iso2TypesCodec.readAcEvseStatus(in);
                    case 1 -> Iso2TypesCodec.readDcEvseStatus(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new PowerDeliveryRes(responseCode, evseStatus);
    }

    static void writePowerDeliveryRes(ExiWriter out, PowerDeliveryRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        switch (m.evseStatus()) {
            case AcEvseStatus c -> {
                out.event(0, 2);
                Iso2TypesCodec.writeAcEvseStatus(out, c);
            }
            case DcEvseStatus c -> {
                out.event(1, 2);
                Iso2TypesCodec.writeDcEvseStatus(out, c);
            }
        }
        out.event(0, 1);
    }

    static PreChargeRes readPreChargeRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        DcEvseStatus dcEvseStatus = Iso2TypesCodec.readDcEvseStatus(in);
        in.event(1, 1);
        PhysicalValue evsePresentVoltage = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        return new PreChargeRes(responseCode, dcEvseStatus, evsePresentVoltage);
    }

    static void writePreChargeRes(ExiWriter out, PreChargeRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        Iso2TypesCodec.writeDcEvseStatus(out, m.dcEvseStatus());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evsePresentVoltage());
        out.event(0, 1);
    }

    static ServiceDetailRes readServiceDetailRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        int serviceId = (int) in.unsigned(0, 65535);
        int e = in.event(2, 2);
        List<ParameterSet> serviceParameterList = List.of();
        if (e == 0) {
            serviceParameterList = Iso2ServicesCodec.readServiceParameterList(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ServiceDetailRes(responseCode, serviceId, serviceParameterList);
    }

    static void writeServiceDetailRes(ExiWriter out, ServiceDetailRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        out.unsigned(m.serviceId(), 0, 65535);
        int w = 2;
        int e = 0;
        List<ParameterSet> serviceParameterList = m.serviceParameterList();
        if (!serviceParameterList.isEmpty()) {
            out.event(e, w);
            Iso2ServicesCodec.writeServiceParameterList(out, serviceParameterList);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static ServiceDiscoveryRes readServiceDiscoveryRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        List<PaymentOption> paymentOptionList = Iso2ServicesCodec.readPaymentOptionList(in);
        in.event(1, 1);
        ChargeService chargeService = Iso2ServicesCodec.readChargeService(in);
        int e = in.event(2, 2);
        List<Service> serviceList = List.of();
        if (e == 0) {
            serviceList = Iso2ServicesCodec.readServiceList(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ServiceDiscoveryRes(responseCode, paymentOptionList, chargeService, serviceList);
    }

    static void writeServiceDiscoveryRes(ExiWriter out, ServiceDiscoveryRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        Iso2ServicesCodec.writePaymentOptionList(out, m.paymentOptionList());
        out.event(0, 1);
        Iso2ServicesCodec.writeChargeService(out, m.chargeService());
        int w = 2;
        int e = 0;
        List<Service> serviceList = m.serviceList();
        if (!serviceList.isEmpty()) {
            out.event(e, w);
            Iso2ServicesCodec.writeServiceList(out, serviceList);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static SessionSetupRes readSessionSetupRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        String evseId = in.string(40, 7, 37);
        int e = in.event(2, 2);
        Long evseTimeStamp = null;
        if (e == 0) {
            evseTimeStamp = in.signed(-9223372036854775808L, 9223372036854775807L);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new SessionSetupRes(responseCode, evseId, evseTimeStamp);
    }

    static void writeSessionSetupRes(ExiWriter out, SessionSetupRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        out.string(m.evseId(), 7, 37);
        int w = 2;
        int e = 0;
        Long evseTimeStamp = m.evseTimeStamp();
        if (evseTimeStamp != null) {
            out.event(e, w);
            out.signed(evseTimeStamp, -9223372036854775808L, 9223372036854775807L);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static SessionStopRes readSessionStopRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        return new SessionStopRes(responseCode);
    }

    static void writeSessionStopRes(ExiWriter out, SessionStopRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
    }

    static WeldingDetectionRes readWeldingDetectionRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 26)];
        in.event(1, 1);
        DcEvseStatus dcEvseStatus = Iso2TypesCodec.readDcEvseStatus(in);
        in.event(1, 1);
        PhysicalValue evsePresentVoltage = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        return new WeldingDetectionRes(responseCode, dcEvseStatus, evsePresentVoltage);
    }

    static void writeWeldingDetectionRes(ExiWriter out, WeldingDetectionRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        Iso2TypesCodec.writeDcEvseStatus(out, m.dcEvseStatus());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evsePresentVoltage());
        out.event(0, 1);
    }
}
