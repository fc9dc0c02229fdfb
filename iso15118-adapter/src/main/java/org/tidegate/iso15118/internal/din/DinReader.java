package org.tidegate.iso15118.internal.din;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.internal.iso2.Ask;
import org.tidegate.iso15118.internal.iso2.Words;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.din.AcEvChargeParameter;
import org.tidegate.iso15118.message.din.CableCheckReq;
import org.tidegate.iso15118.message.din.CertificateInstallationReq;
import org.tidegate.iso15118.message.din.CertificateUpdateReq;
import org.tidegate.iso15118.message.din.ChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.din.ChargingProfile;
import org.tidegate.iso15118.message.din.ChargingStatusReq;
import org.tidegate.iso15118.message.din.ContractAuthenticationReq;
import org.tidegate.iso15118.message.din.CurrentDemandReq;
import org.tidegate.iso15118.message.din.DcEvChargeParameter;
import org.tidegate.iso15118.message.din.DcEvStatus;
import org.tidegate.iso15118.message.din.DinRequest;
import org.tidegate.iso15118.message.din.MeteringReceiptReq;
import org.tidegate.iso15118.message.din.PaymentDetailsReq;
import org.tidegate.iso15118.message.din.PaymentOption;
import org.tidegate.iso15118.message.din.PhysicalValue;
import org.tidegate.iso15118.message.din.PowerDeliveryReq;
import org.tidegate.iso15118.message.din.PreChargeReq;
import org.tidegate.iso15118.message.din.ProfileEntry;
import org.tidegate.iso15118.message.din.SelectedService;
import org.tidegate.iso15118.message.din.ServiceCategory;
import org.tidegate.iso15118.message.din.ServiceDetailReq;
import org.tidegate.iso15118.message.din.ServiceDiscoveryReq;
import org.tidegate.iso15118.message.din.ServicePaymentSelectionReq;
import org.tidegate.iso15118.message.din.SessionSetupReq;
import org.tidegate.iso15118.message.din.SessionStopReq;
import org.tidegate.iso15118.message.din.UnitSymbol;
import org.tidegate.iso15118.message.din.WeldingDetectionReq;

/** Requests of DIN 70121, understood. */
final class DinReader {
    private DinReader() {}

    static Ask ask(DinRequest request, Bytes exi) {
        return switch (request) {
            case SessionSetupReq q -> new Ask.SessionSetup(Words.hex(q.evccId()));
            case ServiceDiscoveryReq q ->
                    new Ask.ServiceDiscovery(q.serviceCategory() == ServiceCategory.EV_CHARGING);
            case ServiceDetailReq q -> new Ask.ServiceDetail(q.serviceId());
            case ServicePaymentSelectionReq q ->
                    new Ask.PaymentSelection(
                            q.selectedPaymentOption() == PaymentOption.CONTRACT,
                            q.selectedServiceList().stream()
                                    .map(SelectedService::serviceId)
                                    .toList());
            case CertificateInstallationReq _ -> new Ask.Certificate(false, exi, List.of(), null);
            case CertificateUpdateReq _ -> new Ask.Certificate(true, exi, List.of(), null);
            case PaymentDetailsReq q -> new Ask.PaymentDetails(q.contractId(), List.of());
            case ContractAuthenticationReq _ -> new Ask.Authorization(null, null);
            case ChargeParameterDiscoveryReq q -> parameters(q);
            case CableCheckReq q -> new Ask.CableCheck(status(q.dcEvStatus()));
            case PreChargeReq q ->
                    new Ask.PreCharge(
                            status(q.dcEvStatus()),
                            in(UnitSymbol.V, q.evTargetVoltage()),
                            in(UnitSymbol.A, q.evTargetCurrent()));
            case PowerDeliveryReq q -> delivery(q);
            case ChargingStatusReq _ -> new Ask.ChargingStatus();
            case CurrentDemandReq q ->
                    new Ask.CurrentDemand(
                            status(q.dcEvStatus()),
                            in(UnitSymbol.A, q.evTargetCurrent()),
                            in(UnitSymbol.V, q.evTargetVoltage()),
                            in(UnitSymbol.V, q.evMaximumVoltageLimit()),
                            in(UnitSymbol.A, q.evMaximumCurrentLimit()),
                            in(UnitSymbol.W, q.evMaximumPowerLimit()),
                            q.chargingComplete());
            case MeteringReceiptReq q ->
                    new Ask.MeteringReceipt(Words.sessionId(q.sessionId()), 0, "", -1, null);
            case WeldingDetectionReq q -> new Ask.WeldingDetection(status(q.dcEvStatus()));
            case SessionStopReq _ -> new Ask.SessionStop(false);
        };
    }

    private static Ask parameters(ChargeParameterDiscoveryReq q) {
        Ask.Parameters parameters =
                switch (q.evChargeParameter()) {
                    case DcEvChargeParameter dc ->
                            new Ask.Dc(
                                    status(dc.dcEvStatus()),
                                    in(UnitSymbol.A, dc.evMaximumCurrentLimit()),
                                    in(UnitSymbol.W, dc.evMaximumPowerLimit()),
                                    in(UnitSymbol.V, dc.evMaximumVoltageLimit()),
                                    in(UnitSymbol.WH, dc.evEnergyCapacity()),
                                    in(UnitSymbol.WH, dc.evEnergyRequest()),
                                    orNaN(dc.fullSoc()),
                                    orNaN(dc.bulkSoc()));
                    case AcEvChargeParameter ac ->
                            new Ask.Ac(
                                    in(UnitSymbol.WH, ac.eAmount()),
                                    in(UnitSymbol.V, ac.evMaxVoltage()),
                                    in(UnitSymbol.A, ac.evMaxCurrent()),
                                    in(UnitSymbol.A, ac.evMinCurrent()));
                };
        return new Ask.ChargeParameterDiscovery(
                TransferMode.valueOf(q.evRequestedEnergyTransferType().name()),
                Double.NaN,
                parameters);
    }

    private static Ask delivery(PowerDeliveryReq q) {
        ChargingProfile profile = q.chargingProfile();
        var entries = new ArrayList<Ask.ProfileEntry>();
        if (profile != null) {
            for (ProfileEntry entry : profile.profileEntries()) {
                entries.add(
                        new Ask.ProfileEntry(
                                entry.chargingProfileEntryStart(),
                                entry.chargingProfileEntryMaxPower()));
            }
        }
        return new Ask.PowerDelivery(
                q.readyToChargeState() ? Ask.Progress.START : Ask.Progress.STOP,
                profile == null ? 0 : profile.saScheduleTupleId(),
                entries);
    }

    private static Ask.Status status(DcEvStatus s) {
        return new Ask.Status(s.evReady(), s.evErrorCode().name(), s.evRessSoc());
    }

    /** NaN for nothing, and for a quantity of another kind; the unit may be left out here. */
    private static double in(UnitSymbol unit, @Nullable PhysicalValue value) {
        return value == null || (value.unit() != null && value.unit() != unit)
                ? Double.NaN
                : value.toDouble();
    }

    private static double orNaN(@Nullable Integer value) {
        return value == null ? Double.NaN : value;
    }
}
