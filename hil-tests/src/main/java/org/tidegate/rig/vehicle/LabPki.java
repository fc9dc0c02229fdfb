package org.tidegate.rig.vehicle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.tidegate.iso15118.TlsSettings;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.LabPki.Flaw;
import org.tidegate.iso15118.pki.LabPki.Member;
import org.tidegate.iso15118.pki.LabPki.Suite;
import org.tidegate.iso15118.pki.OcspResponses;

/**
 * A laboratory's certificates, made anew in memory for one run: secp521r1 for ISO 15118-20 and
 * secp256r1 for ISO 15118-2. Gone with the process.
 */
public final class LabPki {
    /** Of every key store made here; it protects nothing. */
    public static final String PASSWORD = org.tidegate.iso15118.pki.LabPki.PASSWORD;

    private final org.tidegate.iso15118.pki.LabPki iso20;
    private final org.tidegate.iso15118.pki.LabPki iso2;

    private LabPki(Instant now) {
        var random = new SecureRandom();
        iso20 = org.tidegate.iso15118.pki.LabPki.make(Suite.ISO20_P521, now, random);
        iso2 = org.tidegate.iso15118.pki.LabPki.make(Suite.ISO2, now, random);
    }

    /**
     * Makes everything.
     *
     * @param wallMillis the certificates are valid from the day before
     */
    public static LabPki make(long wallMillis) {
        return new LabPki(Instant.ofEpochMilli(wallMillis));
    }

    /** Everybody on secp521r1. */
    public org.tidegate.iso15118.pki.LabPki iso20() {
        return iso20;
    }

    /** Everybody on secp256r1. */
    public org.tidegate.iso15118.pki.LabPki iso2() {
        return iso2;
    }

    /** The charger with both leaves, asking vehicles for their certificates. */
    public TlsSettings chargerTls() {
        OcspResponses staples =
                OcspResponses.of(
                        List.of(
                                iso20.ocsp(Member.CHARGER, false),
                                iso20.ocsp(Member.CPO_SUB2, false),
                                iso20.ocsp(Member.CPO_SUB1, false),
                                iso2.ocsp(Member.CHARGER, false),
                                iso2.ocsp(Member.CPO_SUB2, false),
                                iso2.ocsp(Member.CPO_SUB1, false)));
        return TlsSettings.of(
                        List.of(iso20.credential(Member.CHARGER), iso2.credential(Member.CHARGER)),
                        List.of(
                                iso20.certificate(Member.V2G_ROOT),
                                iso2.certificate(Member.V2G_ROOT)),
                        List.of(oemRoot()))
                .stapling(() -> staples);
    }

    /** The vehicle's key and chain for the handshake of ISO 15118-20. */
    public KeyStore vehicle() {
        return store(iso20.credential(Member.VEHICLE));
    }

    /** The root a vehicle of ISO 15118-20 trusts. */
    public X509Certificate v2gRoot() {
        return iso20.certificate(Member.V2G_ROOT);
    }

    /** The root a vehicle of ISO 15118-2 trusts. */
    public X509Certificate v2gRootIso2() {
        return iso2.certificate(Member.V2G_ROOT);
    }

    /** What a charger trusts a vehicle by. */
    public X509Certificate oemRoot() {
        return iso20.certificate(Member.OEM_ROOT);
    }

    /** A vehicle's key with a certificate that is wrong in one way. */
    public KeyStore flawed(Flaw flaw) {
        return store(iso20.flawed(Member.VEHICLE, flaw));
    }

    /** Writes the charger's keys and chains as the product reads them. */
    public void writeCharger(Path pkcs12) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(pkcs12)) {
            Credential.store(chargerTls().credentials(), PASSWORD.toCharArray())
                    .store(out, PASSWORD.toCharArray());
        }
    }

    private static KeyStore store(Credential credential) {
        try {
            return Credential.store(List.of(credential), PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PKCS#12", e);
        }
    }
}
