package org.tidegate.iso15118.internal.iso2;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.OlderProtocols.TransferMode;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.Reference;
import org.tidegate.iso15118.message.Signature;
import org.tidegate.iso15118.message.SignedInfo;
import org.tidegate.iso15118.message.V2gFragment;
import org.tidegate.iso15118.message.iso2.AcEvChargeParameter;
import org.tidegate.iso15118.message.iso2.AuthorizationReq;
import org.tidegate.iso15118.message.iso2.CableCheckReq;
import org.tidegate.iso15118.message.iso2.CertificateChain;
import org.tidegate.iso15118.message.iso2.CertificateInstallationReq;
import org.tidegate.iso15118.message.iso2.CertificateUpdateReq;
import org.tidegate.iso15118.message.iso2.ChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.iso2.ChargingSession;
import org.tidegate.iso15118.message.iso2.ChargingStatusReq;
import org.tidegate.iso15118.message.iso2.CurrentDemandReq;
import org.tidegate.iso15118.message.iso2.DcEvChargeParameter;
import org.tidegate.iso15118.message.iso2.DcEvStatus;
import org.tidegate.iso15118.message.iso2.Iso2Message;
import org.tidegate.iso15118.message.iso2.Iso2Request;
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
import org.tidegate.iso15118.message.iso2.UnitSymbol;
import org.tidegate.iso15118.message.iso2.WeldingDetectionReq;

/** Requests of ISO 15118-2, understood. */
final class Iso2Reader {
    private Iso2Reader() {}

    static Ask ask(Iso2Request request, Iso2Message message, Bytes exi) {
        return switch (request) {
            case SessionSetupReq q -> new Ask.SessionSetup(Words.hex(q.evccId()));
            case ServiceDiscoveryReq q ->
                    new Ask.ServiceDiscovery(q.serviceCategory() == ServiceCategory.EV_CHARGING);
            case ServiceDetailReq q -> new Ask.ServiceDetail(q.serviceId());
            case PaymentServiceSelectionReq q ->
                    new Ask.PaymentSelection(
                            q.selectedPaymentOption() == PaymentOption.CONTRACT,
                            q.selectedServiceList().stream()
                                    .map(SelectedService::serviceId)
                                    .toList());
            case CertificateInstallationReq q ->
                    new Ask.Certificate(
                            false,
                            exi,
                            List.of(q.oemProvisioningCert()),
                            signed(
                                    message,
                                    q.id(),
                                    V2gFragment.ISO2_CERTIFICATE_INSTALLATION_REQ,
                                    q));
            case CertificateUpdateReq q ->
                    new Ask.Certificate(
                            true,
                            exi,
                            chain(q.contractSignatureCertChain()),
                            signed(message, q.id(), V2gFragment.ISO2_CERTIFICATE_UPDATE_REQ, q));
            case PaymentDetailsReq q ->
                    new Ask.PaymentDetails(q.emaid(), chain(q.contractSignatureCertChain()));
            case AuthorizationReq q ->
                    new Ask.Authorization(
                            q.genChallenge(),
                            signed(message, q.id(), V2gFragment.ISO2_AUTHORIZATION_REQ, q));
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
            case MeteringReceiptReq q -> receipt(q, message);
            case WeldingDetectionReq q -> new Ask.WeldingDetection(status(q.dcEvStatus()));
            case SessionStopReq q ->
                    new Ask.SessionStop(q.chargingSession() == ChargingSession.PAUSE);
        };
    }

    private static Ask parameters(ChargeParameterDiscoveryReq q) {
        Ask.Parameters parameters;
        Long departureS;
        switch (q.evChargeParameter()) {
            case DcEvChargeParameter dc -> {
                departureS = dc.departureTime();
                parameters =
                        new Ask.Dc(
                                status(dc.dcEvStatus()),
                                in(UnitSymbol.A, dc.evMaximumCurrentLimit()),
                                in(UnitSymbol.W, dc.evMaximumPowerLimit()),
                                in(UnitSymbol.V, dc.evMaximumVoltageLimit()),
                                in(UnitSymbol.WH, dc.evEnergyCapacity()),
                                in(UnitSymbol.WH, dc.evEnergyRequest()),
                                orNaN(dc.fullSoc()),
                                orNaN(dc.bulkSoc()));
            }
            case AcEvChargeParameter ac -> {
                departureS = ac.departureTime();
                parameters =
                        new Ask.Ac(
                                in(UnitSymbol.WH, ac.eAmount()),
                                in(UnitSymbol.V, ac.evMaxVoltage()),
                                in(UnitSymbol.A, ac.evMaxCurrent()),
                                in(UnitSymbol.A, ac.evMinCurrent()));
            }
        }
        return new Ask.ChargeParameterDiscovery(
                TransferMode.valueOf(q.requestedEnergyTransferMode().name()),
                departureS == null ? Double.NaN : departureS,
                parameters);
    }

    private static Ask delivery(PowerDeliveryReq q) {
        var entries = new ArrayList<Ask.ProfileEntry>();
        for (ProfileEntry entry : q.chargingProfile()) {
            entries.add(
                    new Ask.ProfileEntry(
                            entry.chargingProfileEntryStart(),
                            in(UnitSymbol.W, entry.chargingProfileEntryMaxPower())));
        }
        Ask.Progress progress =
                switch (q.chargeProgress()) {
                    case START -> Ask.Progress.START;
                    case STOP -> Ask.Progress.STOP;
                    case RENEGOTIATE -> Ask.Progress.RENEGOTIATE;
                };
        return new Ask.PowerDelivery(progress, q.saScheduleTupleId(), entries);
    }

    private static Ask receipt(MeteringReceiptReq q, Iso2Message message) {
        Integer tuple = q.saScheduleTupleId();
        Long reading = q.meterInfo().meterReading();
        return new Ask.MeteringReceipt(
                Words.sessionId(q.sessionId()),
                tuple == null ? 0 : tuple,
                q.meterInfo().meterId(),
                reading == null ? -1 : reading,
                signed(message, q.id(), V2gFragment.ISO2_METERING_RECEIPT_REQ, q));
    }

    private static Ask.Status status(DcEvStatus s) {
        return new Ask.Status(s.evReady(), s.evErrorCode().name(), s.evRessSoc());
    }

    private static List<Bytes> chain(CertificateChain chain) {
        var certificates = new ArrayList<Bytes>();
        certificates.add(chain.certificate());
        certificates.addAll(chain.subCertificates());
        return certificates;
    }

    /** NaN for nothing, and for a quantity of another kind. */
    private static double in(UnitSymbol unit, @Nullable PhysicalValue value) {
        return value == null || value.unit() != unit ? Double.NaN : value.toDouble();
    }

    private static double orNaN(@Nullable Integer value) {
        return value == null ? Double.NaN : value;
    }

    /** Null without a signature. */
    private static <T> @Nullable Signed signed(
            Iso2Message message, @Nullable String id, V2gFragment<T> kind, T body) {
        Signature signature = message.header().signature();
        if (signature == null) {
            return null;
        }
        SignedInfo info = signature.signedInfo();
        var references = new ArrayList<Signed.Reference>();
        for (Reference reference : info.references()) {
            String uri = reference.uri();
            references.add(
                    new Signed.Reference(
                            uri == null ? "" : uri,
                            reference.digestMethod(),
                            reference.digestValue()));
        }
        return new Signed(
                id,
                Bytes.wrap(kind.encode(body)),
                references,
                Bytes.wrap(V2gFragment.SIGNED_INFO.encode(info)),
                info.signatureMethod(),
                signature.signatureValue().value());
    }
}
