package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.din.AcEvseChargeParameter;
import org.tidegate.iso15118.message.din.AcEvseStatus;
import org.tidegate.iso15118.message.din.CableCheckRes;
import org.tidegate.iso15118.message.din.CertificateChain;
import org.tidegate.iso15118.message.din.CertificateInstallationRes;
import org.tidegate.iso15118.message.din.CertificateUpdateRes;
import org.tidegate.iso15118.message.din.ChargeParameterDiscoveryRes;
import org.tidegate.iso15118.message.din.ChargingStatusRes;
import org.tidegate.iso15118.message.din.ContractAuthenticationRes;
import org.tidegate.iso15118.message.din.CurrentDemandRes;
import org.tidegate.iso15118.message.din.DcEvseChargeParameter;
import org.tidegate.iso15118.message.din.DcEvseStatus;
import org.tidegate.iso15118.message.din.EvseChargeParameter;
import org.tidegate.iso15118.message.din.EvseProcessing;
import org.tidegate.iso15118.message.din.EvseStatus;
import org.tidegate.iso15118.message.din.MeterInfo;
import org.tidegate.iso15118.message.din.MeteringReceiptRes;
import org.tidegate.iso15118.message.din.ParameterSet;
import org.tidegate.iso15118.message.din.PaymentDetailsRes;
import org.tidegate.iso15118.message.din.PaymentOption;
import org.tidegate.iso15118.message.din.PhysicalValue;
import org.tidegate.iso15118.message.din.PowerDeliveryRes;
import org.tidegate.iso15118.message.din.PreChargeRes;
import org.tidegate.iso15118.message.din.ResponseCode;
import org.tidegate.iso15118.message.din.SaScheduleList;
import org.tidegate.iso15118.message.din.SaSchedules;
import org.tidegate.iso15118.message.din.Service;
import org.tidegate.iso15118.message.din.ServiceCharge;
import org.tidegate.iso15118.message.din.ServiceDetailRes;
import org.tidegate.iso15118.message.din.ServiceDiscoveryRes;
import org.tidegate.iso15118.message.din.ServicePaymentSelectionRes;
import org.tidegate.iso15118.message.din.SessionSetupRes;
import org.tidegate.iso15118.message.din.SessionStopRes;
import org.tidegate.iso15118.message.din.WeldingDetectionRes;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** What a charger answers, DIN 70121. */
final class DinResponsesCodec {
    private static final EvseProcessing[] EVSE_PROCESSING_VALUES = EvseProcessing.values();
    private static final ResponseCode[] RESPONSE_CODE_VALUES = ResponseCode.values();

    private DinResponsesCodec() {}

    static CableCheckRes readCableCheckRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        DcEvseStatus dcEvseStatus = DinTypesCodec.readDcEvseStatus(in);
        in.event(1, 1);
        EvseProcessing evseProcessing = EVSE_PROCESSING_VALUES[in.enumeration(1, 2)];
        in.event(1, 1);
        return new CableCheckRes(responseCode, dcEvseStatus, evseProcessing);
    }

    static void writeCableCheckRes(ExiWriter out, CableCheckRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        DinTypesCodec.writeDcEvseStatus(out, m.dcEvseStatus());
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 1);
        out.event(0, 1);
    }

    static CertificateInstallationRes readCertificateInstallationRes(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        String id = in.stringValue(9, 0, ExiReader.UNBOUNDED);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        CertificateChain contractSignatureCertChain = DinCertificatesCodec.readCertificateChain(in);
        in.event(1, 1);
        Bytes contractSignatureEncryptedPrivateKey = Bytes.wrap(in.binary(0, 128));
        in.event(1, 1);
        Bytes dhParams = Bytes.wrap(in.binary(0, 256));
        in.event(1, 1);
        String contractId = in.string(28, 0, 24);
        in.event(1, 1);
        return new CertificateInstallationRes(
                id,
                responseCode,
                contractSignatureCertChain,
                contractSignatureEncryptedPrivateKey,
                dhParams,
                contractId);
    }

    static void writeCertificateInstallationRes(ExiWriter out, CertificateInstallationRes m) {
        out.event(0, 1);
        out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        DinCertificatesCodec.writeCertificateChain(out, m.contractSignatureCertChain());
        out.event(0, 1);
        out.binary(m.contractSignatureEncryptedPrivateKey().array(), 0, 128);
        out.event(0, 1);
        out.binary(m.dhParams().array(), 0, 256);
        out.event(0, 1);
        out.string(m.contractId(), 0, 24);
        out.event(0, 1);
    }

    static CertificateUpdateRes readCertificateUpdateRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        String id = in.stringValue(9, 0, ExiReader.UNBOUNDED);
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        CertificateChain contractSignatureCertChain = DinCertificatesCodec.readCertificateChain(in);
        in.event(1, 1);
        Bytes contractSignatureEncryptedPrivateKey = Bytes.wrap(in.binary(0, 128));
        in.event(1, 1);
        Bytes dhParams = Bytes.wrap(in.binary(0, 256));
        in.event(1, 1);
        String contractId = in.string(28, 0, 24);
        in.event(1, 1);
        int retryCounter = (int) in.signed(-32768, 32767);
        in.event(1, 1);
        return new CertificateUpdateRes(
                id,
                responseCode,
                contractSignatureCertChain,
                contractSignatureEncryptedPrivateKey,
                dhParams,
                contractId,
                retryCounter);
    }

    static void writeCertificateUpdateRes(ExiWriter out, CertificateUpdateRes m) {
        out.event(0, 1);
        out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        DinCertificatesCodec.writeCertificateChain(out, m.contractSignatureCertChain());
        out.event(0, 1);
        out.binary(m.contractSignatureEncryptedPrivateKey().array(), 0, 128);
        out.event(0, 1);
        out.binary(m.dhParams().array(), 0, 256);
        out.event(0, 1);
        out.string(m.contractId(), 0, 24);
        out.event(0, 1);
        out.signed(m.retryCounter(), -32768, 32767);
        out.event(0, 1);
    }

    static ChargeParameterDiscoveryRes readChargeParameterDiscoveryRes(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        EvseProcessing evseProcessing = EVSE_PROCESSING_VALUES[in.enumeration(1, 2)];
        int e = in.event(2, 2);
        SaSchedules saSchedules =
                switch (e) {
                    case 0 -> DinSchedulesCodec.readSaScheduleList(in);
                    default -> throw in.undeclared(e);
                };
        e = in.event(2, 3);
        EvseChargeParameter evseChargeParameter =
                switch (e) {
                    case 0 -> DinParametersCodec.readAcEvseChargeParameter(in);
                    case 1 -> DinParametersCodec.readDcEvseChargeParameter(in);
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
        out.enumeration(m.evseProcessing().ordinal(), 1);
        switch (m.saSchedules()) {
            case SaScheduleList c -> {
                out.event(0, 2);
                DinSchedulesCodec.writeSaScheduleList(out, c);
            }
        }
        switch (m.evseChargeParameter()) {
            case AcEvseChargeParameter c -> {
                out.event(0, 2);
                DinParametersCodec.writeAcEvseChargeParameter(out, c);
            }
            case DcEvseChargeParameter c -> {
                out.event(1, 2);
                DinParametersCodec.writeDcEvseChargeParameter(out, c);
            }
        }
        out.event(0, 1);
    }

    static ChargingStatusRes readChargingStatusRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        Bytes evseId = Bytes.wrap(in.binary(0, 32));
        in.event(1, 1);
        int saScheduleTupleId = (int) in.signed(-32768, 32767);
        int e = in.event(2, 3);
        PhysicalValue evseMaxCurrent = null;
        if (e == 0) {
            evseMaxCurrent = DinTypesCodec.readPhysicalValue(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        MeterInfo meterInfo = null;
        if (e == 0) {
            meterInfo = DinTypesCodec.readMeterInfo(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        boolean receiptRequired = in.bool();
        in.event(1, 1);
        AcEvseStatus acEvseStatus = DinTypesCodec.readAcEvseStatus(in);
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
        out.binary(m.evseId().array(), 0, 32);
        out.event(0, 1);
        out.signed(m.saScheduleTupleId(), -32768, 32767);
        int w = 2;
        int e = 0;
        PhysicalValue evseMaxCurrent = m.evseMaxCurrent();
        if (evseMaxCurrent != null) {
            out.event(e, w);
            DinTypesCodec.writePhysicalValue(out, evseMaxCurrent);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        MeterInfo meterInfo = m.meterInfo();
        if (meterInfo != null) {
            out.event(e, w);
            DinTypesCodec.writeMeterInfo(out, meterInfo);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.bool(m.receiptRequired());
        out.event(0, 1);
        DinTypesCodec.writeAcEvseStatus(out, m.acEvseStatus());
        out.event(0, 1);
    }

    static ContractAuthenticationRes readContractAuthenticationRes(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        EvseProcessing evseProcessing = EVSE_PROCESSING_VALUES[in.enumeration(1, 2)];
        in.event(1, 1);
        return new ContractAuthenticationRes(responseCode, evseProcessing);
    }

    static void writeContractAuthenticationRes(ExiWriter out, ContractAuthenticationRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        out.enumeration(m.evseProcessing().ordinal(), 1);
        out.event(0, 1);
    }

    static CurrentDemandRes readCurrentDemandRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        DcEvseStatus dcEvseStatus = DinTypesCodec.readDcEvseStatus(in);
        in.event(1, 1);
        PhysicalValue evsePresentVoltage = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evsePresentCurrent = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        boolean evseCurrentLimitAchieved = in.bool();
        in.event(1, 1);
        boolean evseVoltageLimitAchieved = in.bool();
        in.event(1, 1);
        boolean evsePowerLimitAchieved = in.bool();
        int e = in.event(3, 4);
        PhysicalValue evseMaximumVoltageLimit = null;
        if (e == 0) {
            evseMaximumVoltageLimit = DinTypesCodec.readPhysicalValue(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        PhysicalValue evseMaximumCurrentLimit = null;
        if (e == 0) {
            evseMaximumCurrentLimit = DinTypesCodec.readPhysicalValue(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        PhysicalValue evseMaximumPowerLimit = null;
        if (e == 0) {
            evseMaximumPowerLimit = DinTypesCodec.readPhysicalValue(in);
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
                evseMaximumPowerLimit);
    }

    static void writeCurrentDemandRes(ExiWriter out, CurrentDemandRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        DinTypesCodec.writeDcEvseStatus(out, m.dcEvseStatus());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evsePresentVoltage());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evsePresentCurrent());
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
            DinTypesCodec.writePhysicalValue(out, evseMaximumVoltageLimit);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        PhysicalValue evseMaximumCurrentLimit = m.evseMaximumCurrentLimit();
        if (evseMaximumCurrentLimit != null) {
            out.event(e, w);
            DinTypesCodec.writePhysicalValue(out, evseMaximumCurrentLimit);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        PhysicalValue evseMaximumPowerLimit = m.evseMaximumPowerLimit();
        if (evseMaximumPowerLimit != null) {
            out.event(e, w);
            DinTypesCodec.writePhysicalValue(out, evseMaximumPowerLimit);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static MeteringReceiptRes readMeteringReceiptRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        AcEvseStatus acEvseStatus = DinTypesCodec.readAcEvseStatus(in);
        in.event(1, 1);
        return new MeteringReceiptRes(responseCode, acEvseStatus);
    }

    static void writeMeteringReceiptRes(ExiWriter out, MeteringReceiptRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        DinTypesCodec.writeAcEvseStatus(out, m.acEvseStatus());
        out.event(0, 1);
    }

    static PaymentDetailsRes readPaymentDetailsRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        String genChallenge = in.string(29, 0, ExiReader.UNBOUNDED);
        in.event(1, 1);
        long dateTimeNow = in.signed(-9223372036854775808L, 9223372036854775807L);
        in.event(1, 1);
        return new PaymentDetailsRes(responseCode, genChallenge, dateTimeNow);
    }

    static void writePaymentDetailsRes(ExiWriter out, PaymentDetailsRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        out.string(m.genChallenge(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        out.signed(m.dateTimeNow(), -9223372036854775808L, 9223372036854775807L);
        out.event(0, 1);
    }

    static PowerDeliveryRes readPowerDeliveryRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        int e = in.event(2, 3);
        EvseStatus evseStatus =
                switch (e) {
                    case 0 -> DinTypesCodec.readAcEvseStatus(in);
                    case 1 -> DinTypesCodec.readDcEvseStatus(in);
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
                DinTypesCodec.writeAcEvseStatus(out, c);
            }
            case DcEvseStatus c -> {
                out.event(1, 2);
                DinTypesCodec.writeDcEvseStatus(out, c);
            }
        }
        out.event(0, 1);
    }

    static PreChargeRes readPreChargeRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        DcEvseStatus dcEvseStatus = DinTypesCodec.readDcEvseStatus(in);
        in.event(1, 1);
        PhysicalValue evsePresentVoltage = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        return new PreChargeRes(responseCode, dcEvseStatus, evsePresentVoltage);
    }

    static void writePreChargeRes(ExiWriter out, PreChargeRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        DinTypesCodec.writeDcEvseStatus(out, m.dcEvseStatus());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evsePresentVoltage());
        out.event(0, 1);
    }

    static ServiceDetailRes readServiceDetailRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        int serviceId = (int) in.unsigned(0, 65535);
        int e = in.event(2, 2);
        List<ParameterSet> serviceParameterList = List.of();
        if (e == 0) {
            serviceParameterList = DinServicesCodec.readServiceParameterList(in);
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
            DinServicesCodec.writeServiceParameterList(out, serviceParameterList);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static ServiceDiscoveryRes readServiceDiscoveryRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        List<PaymentOption> paymentOptions = DinServicesCodec.readPaymentOptions(in);
        in.event(1, 1);
        ServiceCharge chargeService = DinServicesCodec.readServiceCharge(in);
        int e = in.event(2, 2);
        List<Service> serviceList = List.of();
        if (e == 0) {
            serviceList = DinServicesCodec.readServiceTagList(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ServiceDiscoveryRes(responseCode, paymentOptions, chargeService, serviceList);
    }

    static void writeServiceDiscoveryRes(ExiWriter out, ServiceDiscoveryRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        DinServicesCodec.writePaymentOptions(out, m.paymentOptions());
        out.event(0, 1);
        DinServicesCodec.writeServiceCharge(out, m.chargeService());
        int w = 2;
        int e = 0;
        List<Service> serviceList = m.serviceList();
        if (!serviceList.isEmpty()) {
            out.event(e, w);
            DinServicesCodec.writeServiceTagList(out, serviceList);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static ServicePaymentSelectionRes readServicePaymentSelectionRes(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        return new ServicePaymentSelectionRes(responseCode);
    }

    static void writeServicePaymentSelectionRes(ExiWriter out, ServicePaymentSelectionRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
    }

    static SessionSetupRes readSessionSetupRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        Bytes evseId = Bytes.wrap(in.binary(0, 32));
        int e = in.event(2, 2);
        Long dateTimeNow = null;
        if (e == 0) {
            dateTimeNow = in.signed(-9223372036854775808L, 9223372036854775807L);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new SessionSetupRes(responseCode, evseId, dateTimeNow);
    }

    static void writeSessionSetupRes(ExiWriter out, SessionSetupRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        out.binary(m.evseId().array(), 0, 32);
        int w = 2;
        int e = 0;
        Long dateTimeNow = m.dateTimeNow();
        if (dateTimeNow != null) {
            out.event(e, w);
            out.signed(dateTimeNow, -9223372036854775808L, 9223372036854775807L);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static SessionStopRes readSessionStopRes(ExiReader in) throws ExiException {
        in.event(1, 1);
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
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
        ResponseCode responseCode = RESPONSE_CODE_VALUES[in.enumeration(5, 23)];
        in.event(1, 1);
        DcEvseStatus dcEvseStatus = DinTypesCodec.readDcEvseStatus(in);
        in.event(1, 1);
        PhysicalValue evsePresentVoltage = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        return new WeldingDetectionRes(responseCode, dcEvseStatus, evsePresentVoltage);
    }

    static void writeWeldingDetectionRes(ExiWriter out, WeldingDetectionRes m) {
        out.event(0, 1);
        out.enumeration(m.responseCode().ordinal(), 5);
        out.event(0, 1);
        DinTypesCodec.writeDcEvseStatus(out, m.dcEvseStatus());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evsePresentVoltage());
        out.event(0, 1);
    }
}
