package org.tidegate.ocpp.internal.station.security;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.VehiclePort;
import org.tidegate.ocpp.internal.message.Certificates.CertificateAction;
import org.tidegate.ocpp.internal.message.Certificates.EvCertificateStatus;
import org.tidegate.ocpp.internal.message.Certificates.Get15118EVCertificate;
import org.tidegate.ocpp.internal.message.Certificates.Get15118EVCertificateResponse;
import org.tidegate.ocpp.internal.message.Certificates.GetCertificateStatus;
import org.tidegate.ocpp.internal.message.Certificates.GetCertificateStatusResponse;
import org.tidegate.ocpp.internal.message.Certificates.GetStatus;
import org.tidegate.ocpp.internal.message.Certificates.HashAlgorithm;
import org.tidegate.ocpp.internal.message.Certificates.OcspRequestData;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.station.Action;
import org.tidegate.ocpp.internal.station.Moment;
import org.tidegate.ocpp.internal.station.Reply;
import org.tidegate.ocpp.internal.station.Surroundings;

/** Carries the vehicle side's certificate questions to the operator and the answers back. */
public final class VehicleDesk {
    /** Longest EXI request OCPP 2.1 carries. */
    private static final int LONGEST_EXI = 11_000;

    private final Surroundings at;

    public VehicleDesk(Surroundings at) {
        this.at = at;
    }

    public void asked(VehiclePort.Question question) {
        if (!at.isOnline()) {
            no(question, "the operator cannot be reached");
            return;
        }
        StationCall call = call(question);
        if (call == null) {
            no(question, "the question does not fit into a message");
            return;
        }
        if (!at.says(call)) {
            no(question, "the version of OCPP spoken with the operator has no message for it");
            return;
        }
        boolean queued =
                at.request(
                        call,
                        new Reply() {
                            @Override
                            public void answered(OperatorAnswer answer, Moment now) {
                                at.out().add(new Action.TellVehicle(told(question, answer)));
                            }

                            @Override
                            public void failed(boolean linkLost, Moment now) {
                                no(question, "the operator did not answer");
                            }
                        });
        if (!queued) {
            no(question, "too many messages wait already");
        }
    }

    private void no(VehiclePort.Question question, String why) {
        at.out()
                .add(
                        new Action.TellVehicle(
                                new VehiclePort.Answer(question.number(), false, "", why)));
    }

    private static @Nullable StationCall call(VehiclePort.Question question) {
        return switch (question) {
            case VehiclePort.Question.Contract c ->
                    c.exi().length() > LONGEST_EXI || c.schemaVersion().length() > 50
                            ? null
                            : new Get15118EVCertificate(
                                    c.schemaVersion(),
                                    c.update()
                                            ? CertificateAction.UPDATE
                                            : CertificateAction.INSTALL,
                                    c.exi(),
                                    null,
                                    null);
            case VehiclePort.Question.Status s -> status(s.hash());
        };
    }

    private static @Nullable StationCall status(StationState.CertificateHash h) {
        HashAlgorithm algorithm =
                switch (h.algorithm()) {
                    case "SHA256" -> HashAlgorithm.SHA256;
                    case "SHA384" -> HashAlgorithm.SHA384;
                    case "SHA512" -> HashAlgorithm.SHA512;
                    default -> null;
                };
        boolean fits =
                h.issuerNameHash().length() <= 128
                        && h.issuerKeyHash().length() <= 128
                        && h.serialNumber().length() <= 40
                        && h.responderUrl().length() <= 2000;
        return algorithm == null || !fits
                ? null
                : new GetCertificateStatus(
                        new OcspRequestData(
                                algorithm,
                                h.issuerNameHash(),
                                h.issuerKeyHash(),
                                h.serialNumber(),
                                h.responderUrl()));
    }

    private static VehiclePort.Answer told(VehiclePort.Question question, OperatorAnswer answer) {
        long number = question.number();
        return switch (answer) {
            case Get15118EVCertificateResponse r ->
                    new VehiclePort.Answer(
                            number,
                            r.status() == EvCertificateStatus.ACCEPTED,
                            r.exiResponse(), // a refusal has its own EXI for the vehicle
                            r.status() == EvCertificateStatus.ACCEPTED ? "" : "refused");
            case GetCertificateStatusResponse r when r.ocspResult() != null ->
                    new VehiclePort.Answer(
                            number, r.status() == GetStatus.ACCEPTED, r.ocspResult(), "");
            default -> new VehiclePort.Answer(number, false, "", "refused by the operator");
        };
    }
}
