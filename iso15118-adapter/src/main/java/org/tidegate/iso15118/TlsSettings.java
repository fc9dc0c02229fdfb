package org.tidegate.iso15118;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.OcspResponses;
import org.tidegate.iso15118.pki.Revocations;

/**
 * What the charger shows in a TLS handshake, and whom it believes.
 *
 * @param credentials the charger's keys with their chains, the preferred first. One on secp256r1
 *     makes ISO 15118-2 (TLS 1.2) possible, one on secp521r1 or Ed448 ISO 15118-20 (TLS 1.3)
 * @param ownRoots the roots above those chains, so that a vehicle that names a root is shown the
 *     right chain; a chain whose root is missing here can be chosen by the root's name only
 * @param vehicleRoots whom a vehicle's certificate must lead to; named to the vehicle
 *     ([V2G20-2401])
 * @param vehicleCertificate what is asked of vehicles in TLS 1.3
 * @param staples looked at in every handshake, so that fresh responses take effect at once
 * @param revocations what is known about withdrawn vehicle certificates
 */
public record TlsSettings(
        List<Credential> credentials,
        List<X509Certificate> ownRoots,
        List<X509Certificate> vehicleRoots,
        VehicleCertificate vehicleCertificate,
        Supplier<OcspResponses> staples,
        Revocations revocations) {

    /** What is asked of vehicles in TLS 1.3; in TLS 1.2 of ISO 15118-2 they show nothing. */
    public enum VehicleCertificate {
        /** ISO 15118-20 as it is written. */
        REQUIRED,
        /** A vehicle may come without; one that shows a certificate must show a good one. */
        CHECKED_IF_SHOWN,
        /** For a charger without any vehicle maker's root: what is shown could not be judged. */
        NOT_ASKED
    }

    public TlsSettings {
        credentials = List.copyOf(credentials);
        ownRoots = List.copyOf(ownRoots);
        vehicleRoots = List.copyOf(vehicleRoots);
        if (credentials.isEmpty()) {
            throw new IllegalArgumentException("TLS without a key");
        }
    }

    /** Without stapling and revocation lists; vehicle certificates required if roots are given. */
    public static TlsSettings of(
            List<Credential> credentials,
            List<X509Certificate> ownRoots,
            List<X509Certificate> vehicleRoots) {
        return new TlsSettings(
                credentials,
                ownRoots,
                vehicleRoots,
                vehicleRoots.isEmpty() ? VehicleCertificate.NOT_ASKED : VehicleCertificate.REQUIRED,
                OcspResponses::none,
                Revocations.unknown());
    }

    public TlsSettings asking(VehicleCertificate what) {
        return new TlsSettings(credentials, ownRoots, vehicleRoots, what, staples, revocations);
    }

    public TlsSettings stapling(Supplier<OcspResponses> from) {
        return new TlsSettings(
                credentials, ownRoots, vehicleRoots, vehicleCertificate, from, revocations);
    }

    public TlsSettings knowing(Revocations withdrawn) {
        return new TlsSettings(
                credentials, ownRoots, vehicleRoots, vehicleCertificate, staples, withdrawn);
    }
}
