package org.tidegate.iso15118.message.internal;

import java.util.List;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.internal.ExiReader;
import org.tidegate.iso15118.exi.internal.ExiWriter;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.din.AcEvChargeParameter;
import org.tidegate.iso15118.message.din.CableCheckReq;
import org.tidegate.iso15118.message.din.CertificateChain;
import org.tidegate.iso15118.message.din.CertificateInstallationReq;
import org.tidegate.iso15118.message.din.CertificateUpdateReq;
import org.tidegate.iso15118.message.din.ChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.din.ChargingProfile;
import org.tidegate.iso15118.message.din.ChargingStatusReq;
import org.tidegate.iso15118.message.din.ContractAuthenticationReq;
import org.tidegate.iso15118.message.din.CurrentDemandReq;
import org.tidegate.iso15118.message.din.DcEvChargeParameter;
import org.tidegate.iso15118.message.din.DcEvPowerDeliveryParameter;
import org.tidegate.iso15118.message.din.DcEvStatus;
import org.tidegate.iso15118.message.din.EvChargeParameter;
import org.tidegate.iso15118.message.din.EvPowerDeliveryParameter;
import org.tidegate.iso15118.message.din.EvRequestedEnergyTransfer;
import org.tidegate.iso15118.message.din.MeterInfo;
import org.tidegate.iso15118.message.din.MeteringReceiptReq;
import org.tidegate.iso15118.message.din.PaymentDetailsReq;
import org.tidegate.iso15118.message.din.PaymentOption;
import org.tidegate.iso15118.message.din.PhysicalValue;
import org.tidegate.iso15118.message.din.PowerDeliveryReq;
import org.tidegate.iso15118.message.din.PreChargeReq;
import org.tidegate.iso15118.message.din.SelectedService;
import org.tidegate.iso15118.message.din.ServiceCategory;
import org.tidegate.iso15118.message.din.ServiceDetailReq;
import org.tidegate.iso15118.message.din.ServiceDiscoveryReq;
import org.tidegate.iso15118.message.din.ServicePaymentSelectionReq;
import org.tidegate.iso15118.message.din.SessionSetupReq;
import org.tidegate.iso15118.message.din.SessionStopReq;
import org.tidegate.iso15118.message.din.WeldingDetectionReq;

// Written by src/exi/generate_codecs.py from the schema model; do not edit.
/** What a vehicle says, DIN 70121. */
final class DinRequestsCodec {
    private static final EvRequestedEnergyTransfer[] EV_REQUESTED_ENERGY_TRANSFER_VALUES =
            EvRequestedEnergyTransfer.values();
    private static final PaymentOption[] PAYMENT_OPTION_VALUES = PaymentOption.values();
    private static final ServiceCategory[] SERVICE_CATEGORY_VALUES = ServiceCategory.values();

    private DinRequestsCodec() {}

    static CableCheckReq readCableCheckReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        DcEvStatus dcEvStatus = DinTypesCodec.readDcEvStatus(in);
        in.event(1, 1);
        return new CableCheckReq(dcEvStatus);
    }

    static void writeCableCheckReq(ExiWriter out, CableCheckReq m) {
        out.event(0, 1);
        DinTypesCodec.writeDcEvStatus(out, m.dcEvStatus());
        out.event(0, 1);
    }

    static CertificateInstallationReq readCertificateInstallationReq(ExiReader in)
            throws ExiException {
        int e = in.event(2, 2);
        String id = null;
        if (e == 0) {
            id = in.stringValue(9, 0, ExiReader.UNBOUNDED);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Bytes oemProvisioningCert = Bytes.wrap(in.binary(0, 1200));
        in.event(1, 1);
        List<String> listOfRootCertificateIds =
                DinCertificatesCodec.readListOfRootCertificateIds(in);
        in.event(1, 1);
        Bytes dhParams = Bytes.wrap(in.binary(0, 256));
        in.event(1, 1);
        return new CertificateInstallationReq(
                id, oemProvisioningCert, listOfRootCertificateIds, dhParams);
    }

    static void writeCertificateInstallationReq(ExiWriter out, CertificateInstallationReq m) {
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
        out.binary(m.oemProvisioningCert().array(), 0, 1200);
        out.event(0, 1);
        DinCertificatesCodec.writeListOfRootCertificateIds(out, m.listOfRootCertificateIds());
        out.event(0, 1);
        out.binary(m.dhParams().array(), 0, 256);
        out.event(0, 1);
    }

    static CertificateUpdateReq readCertificateUpdateReq(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        String id = null;
        if (e == 0) {
            id = in.stringValue(9, 0, ExiReader.UNBOUNDED);
            e = in.event(1, 1);
        } else {
            e--;
        }
        CertificateChain contractSignatureCertChain = DinCertificatesCodec.readCertificateChain(in);
        in.event(1, 1);
        String contractId = in.string(28, 0, 24);
        in.event(1, 1);
        List<String> listOfRootCertificateIds =
                DinCertificatesCodec.readListOfRootCertificateIds(in);
        in.event(1, 1);
        Bytes dhParams = Bytes.wrap(in.binary(0, 256));
        in.event(1, 1);
        return new CertificateUpdateReq(
                id, contractSignatureCertChain, contractId, listOfRootCertificateIds, dhParams);
    }

    static void writeCertificateUpdateReq(ExiWriter out, CertificateUpdateReq m) {
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
        DinCertificatesCodec.writeCertificateChain(out, m.contractSignatureCertChain());
        out.event(0, 1);
        out.string(m.contractId(), 0, 24);
        out.event(0, 1);
        DinCertificatesCodec.writeListOfRootCertificateIds(out, m.listOfRootCertificateIds());
        out.event(0, 1);
        out.binary(m.dhParams().array(), 0, 256);
        out.event(0, 1);
    }

    static ChargeParameterDiscoveryReq readChargeParameterDiscoveryReq(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        EvRequestedEnergyTransfer evRequestedEnergyTransferType =
                EV_REQUESTED_ENERGY_TRANSFER_VALUES[in.enumeration(3, 6)];
        int e = in.event(2, 3);
        EvChargeParameter evChargeParameter =
                switch (e) {
                    case 0 -> DinParametersCodec.readAcEvChargeParameter(in);
                    case 1 -> DinParametersCodec.readDcEvChargeParameter(in);
                    default -> throw in.undeclared(e);
                };
        in.event(1, 1);
        return new ChargeParameterDiscoveryReq(evRequestedEnergyTransferType, evChargeParameter);
    }

    static void writeChargeParameterDiscoveryReq(ExiWriter out, ChargeParameterDiscoveryReq m) {
        out.event(0, 1);
        out.enumeration(m.evRequestedEnergyTransferType().ordinal(), 3);
        switch (m.evChargeParameter()) {
            case AcEvChargeParameter c -> {
                out.event(0, 2);
                DinParametersCodec.writeAcEvChargeParameter(out, c);
            }
            case DcEvChargeParameter c -> {
                out.event(1, 2);
                DinParametersCodec.writeDcEvChargeParameter(out, c);
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

    static ContractAuthenticationReq readContractAuthenticationReq(ExiReader in)
            throws ExiException {
        int e = in.event(2, 3);
        String id = null;
        if (e == 0) {
            id = in.stringValue(9, 0, ExiReader.UNBOUNDED);
            e = in.event(2, 2);
        } else {
            e--;
        }
        String genChallenge = null;
        if (e == 0) {
            genChallenge = in.string(29, 0, ExiReader.UNBOUNDED);
            e = in.event(1, 1);
        } else {
            e--;
        }
        in.expect(e);
        return new ContractAuthenticationReq(id, genChallenge);
    }

    static void writeContractAuthenticationReq(ExiWriter out, ContractAuthenticationReq m) {
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
        String genChallenge = m.genChallenge();
        if (genChallenge != null) {
            out.event(e, w);
            out.string(genChallenge, 0, ExiReader.UNBOUNDED);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
    }

    static CurrentDemandReq readCurrentDemandReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        DcEvStatus dcEvStatus = DinTypesCodec.readDcEvStatus(in);
        in.event(1, 1);
        PhysicalValue evTargetCurrent = DinTypesCodec.readPhysicalValue(in);
        int e = in.event(3, 5);
        PhysicalValue evMaximumVoltageLimit = null;
        if (e == 0) {
            evMaximumVoltageLimit = DinTypesCodec.readPhysicalValue(in);
            e = in.event(3, 4);
        } else {
            e--;
        }
        PhysicalValue evMaximumCurrentLimit = null;
        if (e == 0) {
            evMaximumCurrentLimit = DinTypesCodec.readPhysicalValue(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        PhysicalValue evMaximumPowerLimit = null;
        if (e == 0) {
            evMaximumPowerLimit = DinTypesCodec.readPhysicalValue(in);
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
            remainingTimeToFullSoC = DinTypesCodec.readPhysicalValue(in);
            e = in.event(2, 2);
        } else {
            e--;
        }
        PhysicalValue remainingTimeToBulkSoC = null;
        if (e == 0) {
            remainingTimeToBulkSoC = DinTypesCodec.readPhysicalValue(in);
            e = in.event(1, 1);
        } else {
            e--;
        }
        PhysicalValue evTargetVoltage = DinTypesCodec.readPhysicalValue(in);
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
        DinTypesCodec.writeDcEvStatus(out, m.dcEvStatus());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evTargetCurrent());
        int w = 3;
        int e = 0;
        PhysicalValue evMaximumVoltageLimit = m.evMaximumVoltageLimit();
        if (evMaximumVoltageLimit != null) {
            out.event(e, w);
            DinTypesCodec.writePhysicalValue(out, evMaximumVoltageLimit);
            w = 3;
            e = 0;
        } else {
            e++;
        }
        PhysicalValue evMaximumCurrentLimit = m.evMaximumCurrentLimit();
        if (evMaximumCurrentLimit != null) {
            out.event(e, w);
            DinTypesCodec.writePhysicalValue(out, evMaximumCurrentLimit);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        PhysicalValue evMaximumPowerLimit = m.evMaximumPowerLimit();
        if (evMaximumPowerLimit != null) {
            out.event(e, w);
            DinTypesCodec.writePhysicalValue(out, evMaximumPowerLimit);
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
            DinTypesCodec.writePhysicalValue(out, remainingTimeToFullSoC);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        PhysicalValue remainingTimeToBulkSoC = m.remainingTimeToBulkSoC();
        if (remainingTimeToBulkSoC != null) {
            out.event(e, w);
            DinTypesCodec.writePhysicalValue(out, remainingTimeToBulkSoC);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        DinTypesCodec.writePhysicalValue(out, m.evTargetVoltage());
        out.event(0, 1);
    }

    static MeteringReceiptReq readMeteringReceiptReq(ExiReader in) throws ExiException {
        int e = in.event(2, 2);
        String id = null;
        if (e == 0) {
            id = in.stringValue(9, 0, ExiReader.UNBOUNDED);
            e = in.event(1, 1);
        } else {
            e--;
        }
        Bytes sessionId = Bytes.wrap(in.binary(0, 8));
        e = in.event(2, 2);
        Integer saScheduleTupleId = null;
        if (e == 0) {
            saScheduleTupleId = (int) in.signed(-32768, 32767);
            e = in.event(1, 1);
        } else {
            e--;
        }
        MeterInfo meterInfo = DinTypesCodec.readMeterInfo(in);
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
            out.signed(saScheduleTupleId, -32768, 32767);
            w = 1;
            e = 0;
        } else {
            e++;
        }
        out.event(e, w);
        DinTypesCodec.writeMeterInfo(out, m.meterInfo());
        out.event(0, 1);
    }

    static PaymentDetailsReq readPaymentDetailsReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        String contractId = in.string(28, 0, 24);
        in.event(1, 1);
        CertificateChain contractSignatureCertChain = DinCertificatesCodec.readCertificateChain(in);
        in.event(1, 1);
        return new PaymentDetailsReq(contractId, contractSignatureCertChain);
    }

    static void writePaymentDetailsReq(ExiWriter out, PaymentDetailsReq m) {
        out.event(0, 1);
        out.string(m.contractId(), 0, 24);
        out.event(0, 1);
        DinCertificatesCodec.writeCertificateChain(out, m.contractSignatureCertChain());
        out.event(0, 1);
    }

    static PowerDeliveryReq readPowerDeliveryReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        boolean readyToChargeState = in.bool();
        int e = in.event(3, 4);
        ChargingProfile chargingProfile = null;
        if (e == 0) {
            chargingProfile = DinSchedulesCodec.readChargingProfile(in);
            e = in.event(2, 3);
        } else {
            e--;
        }
        EvPowerDeliveryParameter evPowerDeliveryParameter = null;
        if (e < 2) {
            evPowerDeliveryParameter =
                    switch (e) {
                        case 0 -> DinParametersCodec.readDcEvPowerDeliveryParameter(in);
                        default -> throw in.undeclared(e);
                    };
            e = in.event(1, 1);
        } else {
            e -= 2;
        }
        in.expect(e);
        return new PowerDeliveryReq(readyToChargeState, chargingProfile, evPowerDeliveryParameter);
    }

    static void writePowerDeliveryReq(ExiWriter out, PowerDeliveryReq m) {
        out.event(0, 1);
        out.bool(m.readyToChargeState());
        int w = 3;
        int e = 0;
        ChargingProfile chargingProfile = m.chargingProfile();
        if (chargingProfile != null) {
            out.event(e, w);
            DinSchedulesCodec.writeChargingProfile(out, chargingProfile);
            w = 2;
            e = 0;
        } else {
            e++;
        }
        EvPowerDeliveryParameter evPowerDeliveryParameter = m.evPowerDeliveryParameter();
        switch (evPowerDeliveryParameter) {
            case DcEvPowerDeliveryParameter c -> {
                out.event(e + 0, w);
                DinParametersCodec.writeDcEvPowerDeliveryParameter(out, c);
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
        DcEvStatus dcEvStatus = DinTypesCodec.readDcEvStatus(in);
        in.event(1, 1);
        PhysicalValue evTargetVoltage = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        PhysicalValue evTargetCurrent = DinTypesCodec.readPhysicalValue(in);
        in.event(1, 1);
        return new PreChargeReq(dcEvStatus, evTargetVoltage, evTargetCurrent);
    }

    static void writePreChargeReq(ExiWriter out, PreChargeReq m) {
        out.event(0, 1);
        DinTypesCodec.writeDcEvStatus(out, m.dcEvStatus());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evTargetVoltage());
        out.event(0, 1);
        DinTypesCodec.writePhysicalValue(out, m.evTargetCurrent());
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
            serviceScope = in.string(30, 0, 32);
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
            out.string(serviceScope, 0, 32);
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

    static ServicePaymentSelectionReq readServicePaymentSelectionReq(ExiReader in)
            throws ExiException {
        in.event(1, 1);
        PaymentOption selectedPaymentOption = PAYMENT_OPTION_VALUES[in.enumeration(1, 2)];
        in.event(1, 1);
        List<SelectedService> selectedServiceList = DinServicesCodec.readSelectedServiceList(in);
        in.event(1, 1);
        return new ServicePaymentSelectionReq(selectedPaymentOption, selectedServiceList);
    }

    static void writeServicePaymentSelectionReq(ExiWriter out, ServicePaymentSelectionReq m) {
        out.event(0, 1);
        out.enumeration(m.selectedPaymentOption().ordinal(), 1);
        out.event(0, 1);
        DinServicesCodec.writeSelectedServiceList(out, m.selectedServiceList());
        out.event(0, 1);
    }

    static SessionSetupReq readSessionSetupReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        Bytes evccId = Bytes.wrap(in.binary(0, 8));
        in.event(1, 1);
        return new SessionSetupReq(evccId);
    }

    static void writeSessionSetupReq(ExiWriter out, SessionSetupReq m) {
        out.event(0, 1);
        out.binary(m.evccId().array(), 0, 8);
        out.event(0, 1);
    }

    static SessionStopReq readSessionStopReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        return new SessionStopReq();
    }

    static void writeSessionStopReq(ExiWriter out, SessionStopReq m) {
        out.event(0, 1);
    }

    static WeldingDetectionReq readWeldingDetectionReq(ExiReader in) throws ExiException {
        in.event(1, 1);
        DcEvStatus dcEvStatus = DinTypesCodec.readDcEvStatus(in);
        in.event(1, 1);
        return new WeldingDetectionReq(dcEvStatus);
    }

    static void writeWeldingDetectionReq(ExiWriter out, WeldingDetectionReq m) {
        out.event(0, 1);
        DinTypesCodec.writeDcEvStatus(out, m.dcEvStatus());
        out.event(0, 1);
    }
}
