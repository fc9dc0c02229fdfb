package org.tidegate.controller.operator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.pki.CertificateId;
import org.tidegate.iso15118.pki.CertificateSigning;
import org.tidegate.iso15118.pki.Certificates;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.OcspResponses;
import org.tidegate.ocpp.InstalledCertificates;
import org.tidegate.ocpp.StationState;
import org.tidegate.ocpp.VehiclePort;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;

/**
 * Does for the vehicle side what the operator has a hand in: puts chains into use that the operator
 * has sent, and asks it for the status of this charger's certificates before vehicles do (OCPP
 * M06).
 */
public final class TrustKeeper implements Plane {
    private static final long PERIOD_NANOS = 5_000_000_000L;

    /** A response is asked for again when it has run out, and after a failure not before this. */
    private static final long AGAIN_NANOS = 3_600_000_000_000L;

    /** The operator's own time for an answer is shorter; a question may be lost with the link. */
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private record Asked(
            long number, long sinceNanos, X509Certificate certificate, X509Certificate issuer) {}

    private final VehicleCredentials vehicles;
    private final OperatorCourier courier;
    private final Supplier<InstalledCertificates> installed;
    private final EventRing events;
    private final Clock clock;
    private final Set<String> refused = new HashSet<>();
    private final Map<X509Certificate, Long> notBeforeNanos = new HashMap<>();

    /** A check of a signature on P-521 takes a millisecond. */
    private final Map<X509Certificate, X509Certificate> issuers = new HashMap<>();

    private @Nullable Asked asked;

    /**
     * @param installed what the operator has installed
     * @param events this plane's own ring
     */
    public TrustKeeper(
            VehicleCredentials vehicles,
            OperatorCourier courier,
            Supplier<InstalledCertificates> installed,
            EventRing events,
            Clock clock) {
        this.vehicles = vehicles;
        this.courier = courier;
        this.installed = installed;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public long step(long nowNanos) {
        for (InstalledCertificates.Own own : installed.get().own()) {
            install(own.chainPem(), nowNanos);
        }
        hear(nowNanos);
        if (asked == null) {
            ask(nowNanos);
        }
        return PERIOD_NANOS;
    }

    // ---- chains -------------------------------------------------------------------------------

    private void install(String pem, long nowNanos) {
        if (refused.contains(pem) || isInUse(pem)) {
            return;
        }
        String why;
        try {
            why =
                    switch (vehicles.install(pem)) {
                        case CertificateSigning.Installed.Done _ -> "";
                        case CertificateSigning.Installed.Refused no -> no.reason();
                    };
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        }
        if (!why.isEmpty()) {
            refused.add(pem);
            tell(nowNanos, "a certificate that the operator has signed: " + why);
        }
    }

    private boolean isInUse(String pem) {
        try {
            byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
            X509Certificate leaf = Certificates.readAll(bytes).getFirst();
            return vehicles.credentials().stream().anyMatch(c -> c.leaf().equals(leaf));
        } catch (CertificateException _) {
            return false; // and installing it says why
        }
    }

    // ---- their status -------------------------------------------------------------------------

    private void hear(long nowNanos) {
        Asked question = asked;
        if (question == null) {
            return;
        }
        VehiclePort.Answer answer = courier.takeStatus(question.number);
        if (answer == null) {
            if (nowNanos - question.sinceNanos >= PATIENCE_NANOS) {
                fail(question, "the operator did not answer", nowNanos);
            }
            return;
        }
        if (!answer.accepted()) {
            fail(question, answer.words(), nowNanos);
            return;
        }
        try {
            OcspResponses told =
                    OcspResponses.of(List.of(Base64.getDecoder().decode(answer.payload())));
            Instant at = Instant.ofEpochMilli(clock.wallMillis());
            if (told.about(question.certificate, question.issuer, at) == null) {
                fail(question, "the response says nothing good about it", nowNanos);
                return;
            }
            vehicles.staple(told);
            asked = null;
        } catch (IllegalArgumentException e) {
            fail(question, String.valueOf(e.getMessage()), nowNanos);
        }
    }

    private void fail(Asked question, String why, long nowNanos) {
        asked = null;
        notBeforeNanos.put(question.certificate, nowNanos + AGAIN_NANOS);
        tell(
                nowNanos,
                "status of "
                        + Certificates.label(question.certificate)
                        + ": "
                        + (why.isEmpty() ? "the operator has none" : why));
    }

    /** One at a time: there is no hurry, and other messages wait behind it. */
    private void ask(long nowNanos) {
        if (!courier.isOpen()) {
            return;
        }
        Instant at = Instant.ofEpochMilli(clock.wallMillis());
        OcspResponses staples = vehicles.staples();
        for (Credential credential : vehicles.credentials()) {
            for (X509Certificate each : credential.chain()) {
                X509Certificate issuer = issuer(each, credential.chain());
                long notBefore = notBeforeNanos.getOrDefault(each, nowNanos);
                if (issuer == null
                        || nowNanos - notBefore < 0
                        || staples.about(each, issuer, at) != null) {
                    continue;
                }
                StationState.CertificateHash hash = hash(CertificateId.of(each, issuer));
                if (hash.responderUrl().isEmpty()) {
                    continue; // nobody answers for it
                }
                long number = courier.askStatus(hash);
                if (number != 0) {
                    asked = new Asked(number, nowNanos, each, issuer);
                }
                return;
            }
        }
    }

    private @Nullable X509Certificate issuer(X509Certificate of, List<X509Certificate> chain) {
        X509Certificate known = issuers.get(of);
        if (known != null) {
            return known;
        }
        for (List<X509Certificate> among : List.of(chain, vehicles.roots())) {
            for (X509Certificate each : among) {
                if (!each.equals(of) && Certificates.isSignedBy(of, each)) {
                    issuers.put(of, each);
                    return each;
                }
            }
        }
        return null;
    }

    private static StationState.CertificateHash hash(CertificateId id) {
        return new StationState.CertificateHash(
                "SHA256",
                id.issuerNameHash(),
                id.issuerKeyHash(),
                id.serialNumber(),
                id.responderUrl());
    }

    private void tell(long nowNanos, String words) {
        events.emit(OperatorEvent.CERTIFICATE_UNUSED, nowNanos, Double.NaN, Double.NaN, words);
    }
}
