package org.tidegate.iso15118;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.internal.tls.SelfHandshake;
import org.tidegate.iso15118.pki.CertificateRole;
import org.tidegate.iso15118.pki.ChainCheck;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.Finding;
import org.tidegate.runtime.Clock;

/**
 * Keys for TLS and what can be said about them before the first vehicle comes; and a vehicle's side
 * on the JDK's own TLS, for twins and tests.
 */
public final class V2gTls {
    private static final String[] VEHICLE_GROUPS = {"secp521r1", "x448"};
    private static final String[] VEHICLE_SCHEMES = {"ecdsa_secp521r1_sha512", "ed448"};

    private V2gTls() {}

    /**
     * Reads a PKCS#12 file with the charger's keys and chains.
     *
     * @throws IOException with file, reason and remedy
     */
    public static KeyStore loadPkcs12(Path file, char[] password) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException(
                    file
                            + ": not a readable PKCS#12 file ("
                            + e.getMessage()
                            + "). Remedy: check path and password, or export key and chain again.",
                    e);
        }
    }

    /**
     * Opens a PKCS#11 token, such as a TPM or a secure element, through the JDK's provider. The
     * keys stay inside.
     *
     * @param config the provider's file: {@code name}, {@code library}, {@code slotListIndex}
     * @throws IOException with file, reason and remedy
     */
    public static KeyStore loadPkcs11(Path config, char[] pin) throws IOException {
        try {
            Provider sun = Security.getProvider("SunPKCS11");
            if (sun == null) {
                throw new IOException("this Java has no SunPKCS11 provider");
            }
            Provider token = sun.configure(config.toString());
            // Signature and KeyAgreement look among the installed providers for one that can use
            // the key; last in the list, so that nothing else is sent to the token.
            if (Security.getProvider(token.getName()) == null) {
                Security.addProvider(token);
            }
            var store = KeyStore.getInstance("PKCS11", Security.getProvider(token.getName()));
            store.load(null, pin);
            return store;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IOException(
                    config
                            + ": no usable PKCS#11 token ("
                            + e.getMessage()
                            + "). Remedy: check library and slot in that file, that the token is"
                            + " there, and its PIN.",
                    e);
        }
    }

    /**
     * All keys of a store.
     *
     * @throws IOException if there is none
     */
    public static List<Credential> credentials(KeyStore store, char[] password) throws IOException {
        try {
            List<Credential> found = Credential.all(store, password);
            if (found.isEmpty()) {
                throw new IOException(
                        "the key store has no private key with a certificate. Remedy: export key"
                                + " and chain together.");
            }
            return found;
        } catch (GeneralSecurityException e) {
            throw new IOException("the key store's keys cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * What is wrong with the charger's own certificates, for the log at boot and for {@code
     * tidegate pki check}. Without roots, a missing root is not held against a chain.
     */
    public static List<Finding> check(TlsSettings settings, java.time.Instant at) {
        var all = new ArrayList<Finding>();
        for (Credential each : settings.credentials()) {
            List<X509Certificate> roots =
                    settings.ownRoots().isEmpty()
                            ? List.of(each.chain().getLast())
                            : settings.ownRoots();
            all.addAll(
                    ChainCheck.judge(
                                    each.chain(),
                                    roots,
                                    CertificateRole.CHARGER,
                                    settings.revocations(),
                                    at)
                            .findings());
        }
        return List.copyOf(all);
    }

    /**
     * Shakes hands with itself in memory, once for each credential. The first handshake of a JVM
     * takes seconds on a small board, and a vehicle gives up after 2 s.
     *
     * @throws IOException if a key cannot be used at all; better learnt at boot than from the first
     *     customer
     */
    public static void warmUp(TlsSettings settings, Clock clock) throws IOException {
        for (Credential each : settings.credentials()) {
            TlsSettings one =
                    new TlsSettings(
                            List.of(each),
                            settings.ownRoots(),
                            List.of(),
                            TlsSettings.VehicleCertificate.NOT_ASKED,
                            settings.staples(),
                            settings.revocations());
            SelfHandshake.run(each.name(), one, new SecureRandom(), clock);
        }
    }

    /**
     * A vehicle's side, for twins and tests.
     *
     * @param identity null for a vehicle without a certificate
     * @param chargerRoots roots a charger's certificate must lead to
     */
    public static SSLContext clientContext(
            @Nullable KeyStore identity, char[] password, Collection<X509Certificate> chargerRoots)
            throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(identity, password);
        var trusted = KeyStore.getInstance("PKCS12");
        try {
            trusted.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store cannot be made", e);
        }
        int number = 0;
        for (X509Certificate root : chargerRoots) {
            trusted.setCertificateEntry("root" + number++, root);
        }
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    /** What a vehicle of ISO 15118-20 offers. */
    public static SSLParameters clientParameters() {
        var parameters =
                new SSLParameters(
                        new String[] {"TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"},
                        new String[] {"TLSv1.3"});
        parameters.setNamedGroups(VEHICLE_GROUPS.clone());
        parameters.setSignatureSchemes(VEHICLE_SCHEMES.clone());
        return parameters;
    }

    /** What a vehicle of ISO 15118-2 offers. */
    public static SSLParameters clientParametersIso2() {
        var parameters =
                new SSLParameters(
                        new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"},
                        new String[] {"TLSv1.2"});
        parameters.setNamedGroups(new String[] {"secp256r1"});
        parameters.setSignatureSchemes(new String[] {"ecdsa_secp256r1_sha256"});
        return parameters;
    }
}
