package org.tidegate.iso15118;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.3 with exactly what ISO 15118-20 allows: the two cipher suites of [V2G20-2458], the groups
 * and signature schemes of [V2G20-2674] and [V2G20-2319].
 */
public final class V2gTls {
    private static final String[] PROTOCOLS = {"TLSv1.3"};
    private static final String[] CIPHER_SUITES = {
        "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"
    };
    private static final String[] GROUPS = {"secp521r1", "x448"};
    private static final String[] SIGNATURE_SCHEMES = {"ecdsa_secp521r1_sha512", "ed448"};

    private V2gTls() {}

    /**
     * Reads a PKCS#12 file with the charger's key and chain.
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
     * The charger's side.
     *
     * @param identity key and chain, leaf first, as from {@link #loadPkcs12}
     * @param vehicleRoots roots a vehicle's certificate must lead to; their names are sent to it
     *     ([V2G20-2401])
     */
    public static SSLContext serverContext(
            KeyStore identity, char[] password, Collection<X509Certificate> vehicleRoots)
            throws GeneralSecurityException {
        return context(identity, password, vehicleRoots);
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
        return context(identity, password, chargerRoots);
    }

    /** What the charger insists on. */
    public static SSLParameters serverParameters(boolean vehicleCertificateRequired) {
        SSLParameters parameters = clientParameters();
        parameters.setUseCipherSuitesOrder(true);
        if (vehicleCertificateRequired) {
            parameters.setNeedClientAuth(true);
        } else {
            parameters.setWantClientAuth(true);
        }
        return parameters;
    }

    /** What a vehicle of ISO 15118-20 offers. */
    public static SSLParameters clientParameters() {
        var parameters = new SSLParameters(CIPHER_SUITES, PROTOCOLS);
        parameters.setNamedGroups(GROUPS);
        parameters.setSignatureSchemes(SIGNATURE_SCHEMES);
        return parameters;
    }

    /**
     * Shakes hands with itself once, in memory. The first handshake of a JVM takes 1.2 to 2.5 s on
     * a 2-core machine and later ones 40 ms, and a vehicle gives up after 2 s.
     *
     * @throws SSLException if the identity cannot be used at all; better learnt at boot than from
     *     the first customer
     */
    public static void warmUp(SSLContext server) throws SSLException, GeneralSecurityException {
        SSLEngine charger = server.createSSLEngine();
        charger.setUseClientMode(false);
        SSLParameters lenient = serverParameters(false);
        lenient.setWantClientAuth(false);
        charger.setSSLParameters(lenient);
        var trusting = SSLContext.getInstance("TLS");
        trusting.init(new KeyManager[0], new TrustManager[] {new Trusting()}, null);
        SSLEngine vehicle = trusting.createSSLEngine("localhost", 1);
        vehicle.setUseClientMode(true);
        vehicle.setSSLParameters(clientParameters());

        var toCharger = ByteBuffer.allocate(1 << 16);
        var toVehicle = ByteBuffer.allocate(1 << 16);
        var plain = ByteBuffer.allocate(1 << 16);
        for (int i = 0; i < 100 && (isShaking(vehicle) || isShaking(charger) || i == 0); i++) {
            advance(vehicle, toVehicle, toCharger, plain);
            advance(charger, toCharger, toVehicle, plain);
        }
        if (isShaking(vehicle) || isShaking(charger)) {
            throw new SSLException("the charger's TLS identity cannot complete a handshake");
        }
    }

    private static boolean isShaking(SSLEngine engine) {
        return engine.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void advance(SSLEngine engine, ByteBuffer in, ByteBuffer out, ByteBuffer plain)
            throws SSLException {
        in.flip();
        while (in.hasRemaining()) {
            plain.clear();
            SSLEngineResult result = engine.unwrap(in, plain);
            runTasks(engine);
            if (result.bytesConsumed() == 0 && result.getStatus() != SSLEngineResult.Status.OK) {
                break;
            }
            if (result.bytesConsumed() == 0
                    && engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP) {
                break;
            }
        }
        in.compact();
        SSLEngineResult wrapped;
        do {
            plain.clear().flip();
            wrapped = engine.wrap(plain, out);
            runTasks(engine);
        } while (wrapped.bytesProduced() > 0 && isShaking(engine));
    }

    private static void runTasks(SSLEngine engine) {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private static SSLContext context(
            @Nullable KeyStore identity, char[] password, Collection<X509Certificate> roots)
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
        for (X509Certificate root : roots) {
            trusted.setCertificateEntry("root" + number++, root);
        }
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    /** For the handshake with oneself only: there is nobody to be deceived. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
