package org.tidegate.controller.bridge;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.session.SessionPhase;
import org.tidegate.controller.snapshot.Snapshot;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.pki.CertificateId;
import org.tidegate.iso15118.pki.Certificates;
import org.tidegate.iso15118.pki.Pem;
import org.tidegate.ocpp.StationState;

/**
 * Who stands in front of the charger, in the operator's words. While a vehicle may still show a
 * contract, nobody else is taken to pay for it.
 */
final class AccessTranslation {
    private final BridgePlane.Payment payment;
    private PlugAndCharge.@Nullable Proven told;
    private StationState.@Nullable Contract contract;
    private long session;
    private boolean stale;

    AccessTranslation(BridgePlane.Payment payment) {
        this.payment = payment;
    }

    StationState.Access of(VehicleState vehicle, Snapshot snapshot) {
        look(vehicle, snapshot);
        Presentation shown = payment.presented().latest();
        StationState.Contract paying = contract(vehicle, snapshot);
        boolean undecided =
                payment.contracts().isOffered()
                        && paying == null
                        && (stale || !hasChosen(vehicle.phase()));
        return new StationState.Access(
                payment.waitsForToken() || undecided,
                shown.number(),
                shown.token(),
                shown.type(),
                paying);
    }

    /**
     * After a quick change of plugs the vehicle side may still speak of the vehicle before: its
     * contract must not pay for the next one.
     */
    private void look(VehicleState vehicle, Snapshot snapshot) {
        boolean chosen = hasChosen(vehicle.phase());
        if (snapshot.session().number() != session) {
            session = snapshot.session().number();
            stale = chosen;
        } else {
            stale &= chosen;
        }
    }

    /** In these phases the vehicle either has proven its contract or pays in another way. */
    private static boolean hasChosen(VehicleState.Phase phase) {
        return switch (phase) {
            case NONE, SETUP, ENDED, FAILED -> false;
            case AUTHORISING,
                    NEGOTIATING,
                    CABLE_CHECK,
                    PRE_CHARGE,
                    ENERGISED,
                    CHARGE_LOOP,
                    STOPPING,
                    WELDING_DETECTION ->
                    true;
        };
    }

    private StationState.@Nullable Contract contract(VehicleState vehicle, Snapshot snapshot) {
        PlugAndCharge.Proven proven = payment.contracts().lastProven();
        boolean here = snapshot.session().phase() != SessionPhase.AVAILABLE;
        if (proven == null
                || !here
                || stale
                || !hasChosen(vehicle.phase())
                || !proven.eMaid().equals(vehicle.contract())) {
            return null;
        }
        StationState.Contract known = contract;
        if (!proven.equals(told) || known == null || known.sessionNumber() != session) {
            told = proven;
            contract = words(proven, session);
        }
        return contract;
    }

    /** Its chain was judged good by the vehicle side, or it were not proven. */
    private static StationState.Contract words(PlugAndCharge.Proven proven, long session) {
        return new StationState.Contract(
                session,
                Certificates.normalEmaid(proven.eMaid()),
                Pem.certificates(proven.leafFirst()),
                hashes(proven),
                true);
    }

    private static List<StationState.CertificateHash> hashes(PlugAndCharge.Proven proven) {
        var hashes = new ArrayList<StationState.CertificateHash>();
        for (X509Certificate each : proven.leafFirst()) {
            X509Certificate issuer = issuer(each, proven);
            if (issuer != null) {
                CertificateId id = CertificateId.of(each, issuer);
                hashes.add(
                        new StationState.CertificateHash(
                                "SHA256",
                                id.issuerNameHash(),
                                id.issuerKeyHash(),
                                id.serialNumber(),
                                id.responderUrl()));
            }
        }
        return hashes;
    }

    private static @Nullable X509Certificate issuer(
            X509Certificate certificate, PlugAndCharge.Proven proven) {
        var above = new ArrayList<>(proven.leafFirst());
        above.addAll(proven.roots());
        for (X509Certificate each : above) {
            if (!each.equals(certificate) && Certificates.isSignedBy(certificate, each)) {
                return each;
            }
        }
        return null;
    }
}
