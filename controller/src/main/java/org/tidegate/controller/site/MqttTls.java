package org.tidegate.controller.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom a broker's connection believes and what it shows, from PEM files. */
public final class MqttTls {
    private static final char[] NO_PASSWORD = new char[0];

    private MqttTls() {}

    /**
     * @param authority PEM file; null for the system's own authorities
     * @param certificate,key PEM files, both or neither
     * @throws IOException naming the file that cannot be used, and the remedy
     */
    public static SSLContext context(
            @Nullable Path authority, @Nullable Path certificate, @Nullable Path key)
            throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    certificate == null || key == null ? null : identity(certificate, key),
                    authority == null ? null : trust(authority),
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "manager: the certificates cannot be used: "
                            + e.getMessage()
                            + "; remedy: check manager.authority_file and certificate_file",
                    e);
        }
    }

    private static TrustManager[] trust(Path authority)
            throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        int count = 0;
        for (Certificate each : certificates(authority)) {
            store.setCertificateEntry("authority" + count++, each);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] identity(Path certificate, Path key)
            throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry(
                "charger",
                key(key),
                NO_PASSWORD,
                certificates(certificate).toArray(Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IOException(file + " holds no certificate; remedy: give a PEM file");
            }
            return found;
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no certificate; remedy: give a PEM file", e);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        String text = Files.readString(file);
        String body =
                text.replace("-----BEGIN PRIVATE KEY-----", "")
                        .replace("-----END PRIVATE KEY-----", "");
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body));
            for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(spec);
                } catch (InvalidKeySpecException _) {
                    // another algorithm's key
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(unusable(file), e);
        }
        throw new IOException(unusable(file));
    }

    private static String unusable(Path file) {
        return file + " is no PKCS #8 key in PEM; remedy: openssl pkcs8 -topk8 -nocrypt";
    }
}
