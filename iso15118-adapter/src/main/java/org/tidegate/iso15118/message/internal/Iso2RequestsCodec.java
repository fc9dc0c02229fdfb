package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.X509IssuerSerial;
import org.tidegate.iso15118.message.iso2.AcEvChargeParameter;
import org.tidegate.iso15118.message.iso2.AuthorizationReq;
import org.tidegate.iso15118.message.iso2.CableCheckReq;
import org.tidegate.iso15118.message.iso2.CertificateChain;
import org.tidegate.iso15118.message.iso2.CertificateInstallationReq;
import org.tidegate.iso15118.message.iso2.CertificateUpdateReq;
import org.tidegate.iso15118.message.iso2.ChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.iso2.ChargeProgress;
import org.tidegate.iso15118.message.iso2.ChargingSession;
import org.tidegate.iso15118.message.iso2.ChargingStatusReq;
import org.tidegate.iso15118.message.iso2.CurrentDemandReq;
import org.tidegate.iso15118.message.iso2.DcEvChargeParameter;
import org.tidegate.iso15118.message.iso2.DcEvPowerDeliveryParameter;
import org.tidegate.iso15118.message.iso2.DcEvStatus;
import org.tidegate.iso15118.message.iso2.EnergyTransferMode;
import org.tidegate.iso15118.message.iso2.EvChargeParameter;
import org.tidegate.iso15118.message.iso2.EvPowerDeliveryParameter;
import org.tidegate.iso15118.message.iso2.MeterInfo;
import org.tidegate.iso15118.message.iso2.MeteringReceiptReq;
import org.tidegate.iso15118.message.iso2.PaymentDetailsReq;
import org.tidegate.iso15118.message.iso2.PaymentOption;
import org.tidegate.iso15118.message.iso2.PaymentServiceSelectionReq;
import org.tidegate.iso15118.message.iso2.PhysicalValue;
import org.tidegate.iso15118.message.iso2.PowerDeliveryReq;
import org.tidegate.iso15118.message.iso2.PreChargeReq;
import org.tidegate.iso15118.message.iso2.ProfileEntry;
import org.tidegate.iso15118.message.iso2.SelectedService;
import org.tidegate.iso15118.message.iso2.ServiceCategory;
import org.tidegate.iso15118.message.iso2.ServiceDetailReq;
import org.tidegate.iso15118.message.iso2.ServiceDiscoveryReq;
import org.tidegate.iso15118.message.iso2.SessionSetupReq;
import org.tidegate.iso15118.message.iso2.SessionStopReq;
import org.tidegate.iso15118.message.iso2.WeldingDetectionReq;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** What a vehicle says, ISO 15118-2. */
final class Iso2RequestsCodec {
    private static final ChargeProgress[] CHARGE_PROGRESS_VALUES = ChargeProgress.values();
    private static final ChargingSession[] CHARGING_SESSION_VALUES = ChargingSession.values();
    private static final EnergyTransferMode[] ENERGY_TRANSFER_MODE_VALUES =
            EnergyTransferMode.values();
    private static final PaymentOption[] PAYMENT_OPTION_VALUES = PaymentOption.values();
    private static final ServiceCategory[] SERVICE_CATEGORY_VALUES = ServiceCategory.values();

    private Iso2RequestsCodec() {}

    static AuthorizationReq readAuthorizationReq(ExiReader in) throws ExiException {
        int e = in.event(2, 3);
        String id = null;
        if (e == 0) {
            id = in.stringValue(38, 0, ExiReader.UNBOUNDED);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Bytes genChallenge = null;
        if (e == 0) {
            genChallenge = Bytes.wrap(in.binary(16, 16));
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new AuthorizationReq(id, genChallenge);
    }

    static void writeAuthorizationReq(ExiWriter out, AuthorizationReq m) {
        int w = 2;
        int e = 0;
        String id = m.id();
        if (id != null) {
            out.event(e, w);
            out.stringValue(id, 0, ExiReader.UNBOUNDED);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Bytes genChallenge = m.genChallenge();
        if (genChallenge != null) {
            out.event(e, w);
            out.binary(genChallenge.array(), 16, 16);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static CableCheckReq readCableCheckReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        DcEvStatus dcEvStatus = Iso2TypesCodec.readDcEvStatus(in);
        in.event(1, 1);
        return new CableCheckReq(dcEvStatus);
    }

    static void writeCableCheckReq(ExiWriter out, CableCheckReq m) {
        out.event(0, 1);
        Iso2TypesCodec.writeDcEvStatus(out, m.dcEvStatus());
        out.event(0, 1);
    }

    static CertificateInstallationReq readCertificateInstallationReq(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        String id = in.stringValue(38, 0, ExiReader.UNBOUNDED);
        in.event(1, 1);
        Bytes oemProvisioningCert = Bytes.wrap(in.binary(0, 800));
        in.event(1, 1);
        List<X509IssuerSerial> listOfRootCertificateIds =
                Iso2CertificatesCodec.readListOfRootCertificateIds(in);
        in.event(1, 1);
        return new CertificateInstallationReq(id, oemProvisioningCert, listOfRootCertificateIds);
    }

    static void writeCertificateInstallationReq(ExiWriter out, CertificateInstallationReq m) {
        out.event(0, 1);
        out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        out.binary(m.oemProvisioningCert().array(), 0, 800);
        out.event(0, 1);
        Iso2CertificatesCodec.writeListOfRootCertificateIds(out, m.listOfRootCertificateIds());
        out.event(0, 1);
    }

    static CertificateUpdateReq readCertificateUpdateReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        String id = in.stringValue(38, 0, ExiReader.UNBOUNDED);
        in.event(1, 1);
        CertificateChain contractSignatureCertChain =
                Iso2CertificatesCodec.readCertificateChain(in);
        in.event(1, 1);
        String emaid = in.string(39, 14, 15);
        in.event(1, 1);
        List<X509IssuerSerial> listOfRootCertificateIds =
                Iso2CertificatesCodec.readListOfRootCertificateIds(in);
        in.event(1, 1);
        return new CertificateUpdateReq(
                id, contractSignatureCertChain, emaid, listOfRootCertificateIds);
    }

    static void writeCertificateUpdateReq(ExiWriter out, CertificateUpdateReq m) {
        out.event(0, 1);
        out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);
        out.event(0, 1);
        Iso2CertificatesCodec.writeCertificateChain(out, m.contractSignatureCertChain());
        out.event(0, 1);
        out.string(m.emaid(), 14, 15);
        out.event(0, 1);
        Iso2CertificatesCodec.writeListOfRootCertificateIds(out, m.listOfRootCertificateIds());
        out.event(0, 1);
    }

    static ChargeParameterDiscoveryReq readChargeParameterDiscoveryReq(ExiReader in)
            throws ExiException {
        int e = in.event(2, 2);
        Integer maxEntriesSaScheduleTuple = null;
        if (e == 0) {
            maxEntriesSaScheduleTuple = (int) in.unsigned(0, 65535);
            e = in.event(1, 1);
        } else {
            e--;
        }
        EnergyTransferMode requestedEnergyTransferMode =
                ENERGY_TRANSFER_MODE_VALUES[in.enumeration(3, 6)];
        e = in.event(2, 3);
        EvChargeParameter evChargeParameter =
                switch (e) {
                    case 0 -> Iso2ParametersCodec.readAcEvChargeParameter(in);
                    case 1 -> Iso2ParametersCodec.readDcEvChargeParameter(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new ChargeParameterDiscoveryReq(
                maxEntriesSaScheduleTuple, requestedEnergyTransferMode, evChargeParameter);
    }

    static void writeChargeParameterDiscoveryReq(ExiWriter out, ChargeParameterDiscoveryReq m) {
        int w = 2;
        int e = 0;
        Integer maxEntriesSaScheduleTuple = m.maxEntriesSaScheduleTuple();
        if (maxEntriesSaScheduleTuple != null) {
            out.event(e, w);
            out.unsigned(maxEntriesSaScheduleTuple, 0, 65535);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.enumeration(m.requestedEnergyTransferMode().ordinal(), 3);
        switch (m.evChargeParameter()) {
            case AcEvChargeParameter c -> {
                out.event(0, 2);
                Iso2ParametersCodec.writeAcEvChargeParameter(out, c);
            }
            case DcEvChargeParameter c -> {
                out.event(1, 2);
                Iso2ParametersCodec.writeDcEvChargeParameter(out, c);
            }
        }
        out.event(0, 1);
    }

    static ChargingStatusReq readChargingStatusReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        return new ChargingStatusReq();
    }

    static void writeChargingStatusReq(ExiWriter out, ChargingStatusReq m) {
        out.event(0, 1);
    }

    static CurrentDemandReq readCurrentDemandReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        DcEvStatus dcEvStatus = Iso2TypesCodec.readDcEvStatus(in);
        in.event(1, 1);
        PhysicalValue evTargetCurrent = Iso2TypesCodec.readPhysicalValue(in);
        int e = in.event(3, 5);
        PhysicalValue evMaximumVoltageLimit = null;
        if (e == 0) {
            evMaximumVoltageLimit = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        PhysicalValue evMaximumCurrentLimit = null;
        if (e == 0) {
            evMaximumCurrentLimit = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        PhysicalValue evMaximumPowerLimit = null;
        if (e == 0) {
            evMaximumPowerLimit = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        Boolean bulkChargingComplete = null;
        if (e == 0) {
            bulkChargingComplete = in.bool();
            e = in.event(1, 1);
        } else {
            e--;
        }
        boolean chargingComplete = in.bool();
        e = in.event(2, 3);
        PhysicalValue remainingTimeToFullSoC = null;
        if (e == 0) {
            remainingTimeToFullSoC = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        PhysicalValue remainingTimeToBulkSoC = null;
        if (e == 0) {
            remainingTimeToBulkSoC = Iso2TypesCodec.readPhysicalValue(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        PhysicalValue evTargetVoltage = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        return new CurrentDemandReq(
                dcEvStatus,
                evTargetCurrent,
                evMaximumVoltageLimit,
                evMaximumCurrentLimit,
                evMaximumPowerLimit,
                bulkChargingComplete,
                chargingComplete,
                remainingTimeToFullSoC,
                remainingTimeToBulkSoC,
                evTargetVoltage);
    }

    static void writeCurrentDemandReq(ExiWriter out, CurrentDemandReq m) {
        out.event(0, 1);
        Iso2TypesCodec.writeDcEvStatus(out, m.dcEvStatus());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evTargetCurrent());
        int w = 3;
        int e = 0;
        PhysicalValue evMaximumVoltageLimit = m.evMaximumVoltageLimit();
        if (evMaximumVoltageLimit != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, evMaximumVoltageLimit);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        PhysicalValue evMaximumCurrentLimit = m.evMaximumCurrentLimit();
        if (evMaximumCurrentLimit != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, evMaximumCurrentLimit);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        PhysicalValue evMaximumPowerLimit = m.evMaximumPowerLimit();
        if (evMaximumPowerLimit != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, evMaximumPowerLimit);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        Boolean bulkChargingComplete = m.bulkChargingComplete();
        if (bulkChargingComplete != null) {
            out.event(e, w);
            out.bool(bulkChargingComplete);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        out.bool(m.chargingComplete());
        w = 2;
        e = 0;
        PhysicalValue remainingTimeToFullSoC = m.remainingTimeToFullSoC();
        if (remainingTimeToFullSoC != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, remainingTimeToFullSoC);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        PhysicalValue remainingTimeToBulkSoC = m.remainingTimeToBulkSoC();
        if (remainingTimeToBulkSoC != null) {
            out.event(e, w);
            Iso2TypesCodec.writePhysicalValue(out, remainingTimeToBulkSoC);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        Iso2TypesCodec.writePhysicalValue(out, m.evTargetVoltage());
        out.event(0, 1);
    }

    static MeteringReceiptReq readMeteringReceiptReq(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        String id = null;
        if (e == 0) {
            id = in.stringValue(38, 0, ExiReader.UNBOUNDED);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Bytes sessionId = Bytes.wrap(in.binary(0, 8));
        e = in.event(2, 2);
        Integer saScheduleTupleId = null;
        if (e == 0) {
            saScheduleTupleId = in.nbit(8, 1, 255);
            e = in.event(1, 1);
        } else {
            e--;
        }
        MeterInfo meterInfo = Iso2TypesCodec.readMeterInfo(in);
        in.event(1, 1);
        return new MeteringReceiptReq(id, sessionId, saScheduleTupleId, meterInfo);
    }

    static void writeMeteringReceiptReq(ExiWriter out, MeteringReceiptReq m) {
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
        out.binary(m.sessionId().array(), 0, 8);
        w = 2;
        e = 0;
        Integer saScheduleTupleId = m.saScheduleTupleId();
        if (saScheduleTupleId != null) {
            out.event(e, w);
            out.nbit(saScheduleTupleId, 8, 1, 255);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        Iso2TypesCodec.writeMeterInfo(out, m.meterInfo());
        out.event(0, 1);
    }

    static PaymentDetailsReq readPaymentDetailsReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        String emaid = in.string(39, 14, 15);
        in.event(1, 1);
        CertificateChain contractSignatureCertChain =
                Iso2CertificatesCodec.readCertificateChain(in);
        in.event(1, 1);
        return new PaymentDetailsReq(emaid, contractSignatureCertChain);
    }

    static void writePaymentDetailsReq(ExiWriter out, PaymentDetailsReq m) {
        out.event(0, 1);
        out.string(m.emaid(), 14, 15);
        out.event(0, 1);
        Iso2CertificatesCodec.writeCertificateChain(out, m.contractSignatureCertChain());
        out.event(0, 1);
    }

    static PaymentServiceSelectionReq readPaymentServiceSelectionReq(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        PaymentOption selectedPaymentOption = PAYMENT_OPTION_VALUES[in.enumeration(1, 2)];
        in.event(1, 1);
        List<SelectedService> selectedServiceList = Iso2ServicesCodec.readSelectedServiceList(in);
        in.event(1, 1);
        return new PaymentServiceSelectionReq(selectedPaymentOption, selectedServiceList);
    }

    static void writePaymentServiceSelectionReq(ExiWriter out, PaymentServiceSelectionReq m) {
        out.event(0, 1);
        out.enumeration(m.selectedPaymentOption().ordinal(), 1);
        out.event(0, 1);
        Iso2ServicesCodec.writeSelectedServiceList(out, m.selectedServiceList());
        out.event(0, 1);
    }

    static PowerDeliveryReq readPowerDeliveryReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        ChargeProgress chargeProgress = CHARGE_PROGRESS_VALUES[in.enumeration(2, 3)];
        in.event(1, 1);
        int saScheduleTupleId = in.nbit(8, 1, 255);
        int e = in.event(3, 4);
        List<ProfileEntry> chargingProfile = List.of();
        if (e == 0) {
            chargingProfile = Iso2SchedulesCodec.readChargingProfile(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        EvPowerDeliveryParameter evPowerDeliveryParameter = null;
        if (e < 2) {
            evPowerDeliveryParameter =
                    switch (e) {
                        case 0 -> Iso2ParametersCodec.readDcEvPowerDeliveryParameter(in);
                        default -> throw in.undeclared(e);
                    };
            e = in.event(1, 1);
        } else {
            e -= 2;
        }
        in.expect(e);
        return new PowerDeliveryReq(
                chargeProgress, saScheduleTupleId, chargingProfile, evPowerDeliveryParameter);
    }

    static void writePowerDeliveryReq(ExiWriter out, PowerDeliveryReq m) {
        out.event(0, 1);
        out.enumeration(m.chargeProgress().ordinal(), 2);
        out.event(0, 1);
        out.nbit(m.saScheduleTupleId(), 8, 1, 255);
        int w = 3;
        int e = 0;
        List<ProfileEntry> chargingProfile = m.chargingProfile();
        if (!chargingProfile.isEmpty()) {
            out.event(e, w);
            Iso2SchedulesCodec.writeChargingProfile(out, chargingProfile);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        EvPowerDeliveryParameter evPowerDeliveryParameter = m.evPowerDeliveryParameter();
        switch (evPowerDeliveryParameter) {
            case DcEvPowerDeliveryParameter c -> {
                out.event(e + 0, w);
                Iso2ParametersCodec.writeDcEvPowerDeliveryParameter(out, c);
            }
            case null -> {}
        }
        if (evPowerDeliveryParameter != null) {
            w = 1;
            e = 0;
        } else {
            e += 2;
        }
        out.event(e, w);
    }

    static PreChargeReq readPreChargeReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        DcEvStatus dcEvStatus = Iso2TypesCodec.readDcEvStatus(in);
        in.event(1, 1);
        PhysicalValue evTargetVoltage = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evTargetCurrent = Iso2TypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        return new PreChargeReq(dcEvStatus, evTargetVoltage, evTargetCurrent);
    }

    static void writePreChargeReq(ExiWriter out, PreChargeReq m) {
        out.event(0, 1);
        Iso2TypesCodec.writeDcEvStatus(out, m.dcEvStatus());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evTargetVoltage());
        out.event(0, 1);
        Iso2TypesCodec.writePhysicalValue(out, m.evTargetCurrent());
        out.event(0, 1);
    }

    static ServiceDetailReq readServiceDetailReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        int serviceId = (int) in.unsigned(0, 65535);
        in.event(1, 1);
        return new ServiceDetailReq(serviceId);
    }

    static void writeServiceDetailReq(ExiWriter out, ServiceDetailReq m) {
        out.event(0, 1);
        out.unsigned(m.serviceId(), 0, 65535);
        out.event(0, 1);
    }

    static ServiceDiscoveryReq readServiceDiscoveryReq(ExiReader in) throws ExiException {
        int e = in.event(2, 3);
        String serviceScope = null;
        if (e == 0) {
            serviceScope = in.string(41, 0, 64);
            e = in.event(2, 2);
        } else {
            e--;
        }
        ServiceCategory serviceCategory = null;
        if (e == 0) {
            serviceCategory = SERVICE_CATEGORY_VALUES[in.enumeration(2, 4)];
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ServiceDiscoveryReq(serviceScope, serviceCategory);
    }

    static void writeServiceDiscoveryReq(ExiWriter out, ServiceDiscoveryReq m) {
        int w = 2;
        int e = 0;
        String serviceScope = m.serviceScope();
        if (serviceScope != null) {
            out.event(e, w);
            out.string(serviceScope, 0, 64);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        ServiceCategory serviceCategory = m.serviceCategory();
        if (serviceCategory != null) {
            out.event(e, w);
            out.enumeration(serviceCategory.ordinal(), 2);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static SessionSetupReq readSessionSetupReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        Bytes evccId = Bytes.wrap(in.binary(0, 6));
        in.event(1, 1);
        return new SessionSetupReq(evccId);
    }

    static void writeSessionSetupReq(ExiWriter out, SessionSetupReq m) {
        out.event(0, 1);
        out.binary(m.evccId().array(), 0, 6);
        out.event(0, 1);
    }

    static SessionStopReq readSessionStopReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        ChargingSession chargingSession = CHARGING_SESSION_VALUES[in.enumeration(1, 2)];
        in.event(1, 1);
        return new SessionStopReq(chargingSession);
    }

    static void writeSessionStopReq(ExiWriter out, SessionStopReq m) {
        out.event(0, 1);
        out.enumeration(m.chargingSession().ordinal(), 1);
        out.event(0, 1);
    }

    static WeldingDetectionReq readWeldingDetectionReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        DcEvStatus dcEvStatus = Iso2TypesCodec.readDcEvStatus(in);
        in.event(1, 1);
        return new WeldingDetectionReq(dcEvStatus);
    }

    static void writeWeldingDetectionReq(ExiWriter out, WeldingDetectionReq m) {
        out.event(0, 1);
        Iso2TypesCodec.writeDcEvStatus(out, m.dcEvStatus());
        out.event(0, 1);
    }
}
