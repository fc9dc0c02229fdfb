package org.tidegate.iso15118.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientHello;
import org.bouncycastle.tls.HandshakeMessageInput;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerHello;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsProtocol;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.TlsSettings;
import org.tidegate.runtime.Clock;

/** Both ends of a handshake in memory. There is nobody to be deceived, so nobody is checked. */
public final class SelfHandshake {
    private static final int MOST_TURNS = 20;

    private SelfHandshake() {}

    /**
     * @param name of the key, for the message
     * @throws IOException if it cannot be completed
     */
    public static void run(String name, TlsSettings settings, SecureRandom random, Clock clock)
            throws IOException {
        TlsCrypto crypto = new BcTlsCrypto(random);
        var server = new V2gTlsServer(crypto, settings, Instant.ofEpochMilli(clock.wallMillis()));
        var charger =
                new TlsServerProtocol() {
                    @Override
                    protected ServerHello generateServerHello(
                            ClientHello hello, HandshakeMessageInput message) throws IOException {
                        server.look(hello);
                        return super.generateServerHello(hello, message);
                    }
                };
        var vehicle = new TlsClientProtocol();
        try {
            charger.accept(server);
            vehicle.connect(new Anybody(crypto));
            for (int i = 0; i < MOST_TURNS && !done(charger, vehicle); i++) {
                carry(vehicle, charger);
                carry(charger, vehicle);
            }
        } catch (IOException | RuntimeException e) {
            throw new IOException(failed(name, String.valueOf(e.getMessage())), e);
        }
        if (!done(charger, vehicle)) {
            throw new IOException(failed(name, "it never ends"));
        }
    }

    private static boolean done(TlsProtocol charger, TlsProtocol vehicle) {
        return charger.isConnected() && vehicle.isConnected();
    }

    private static String failed(String name, String why) {
        return "key "
                + name
                + ": no TLS handshake with it ("
                + why
                + "). Remedy: use a key on secp256r1, secp521r1 or Ed448 with its chain; see"
                + " `tidegate pki check`.";
    }

    private static void carry(TlsProtocol from, TlsProtocol to) throws IOException {
        byte[] flight = new byte[from.getAvailableOutputBytes()];
        from.readOutput(flight, 0, flight.length);
        var in = new ByteArrayInputStream(flight);
        to.offerInput(in.readAllBytes());
    }

    /** Offers everything a vehicle of either generation might. */
    private static final class Anybody extends AbstractTlsClient {
        Anybody(TlsCrypto crypto) {
            super(crypto);
        }

        @Override
        protected int[] getSupportedCipherSuites() {
            return new int[] {Choice.TLS_AES_256_GCM_SHA384, Choice.ECDHE_ECDSA_AES_128_CBC_SHA256};
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv12);
        }

        @Override
        @SuppressWarnings("rawtypes") // the engine's signature is older than generics
        protected Vector<Object> getSupportedGroups(Vector namedGroupRoles) {
            var groups = new Vector<Object>();
            groups.add(Choice.SECP521R1);
            groups.add(Choice.SECP256R1);
            return groups;
        }

        @Override
        protected Vector<Object> getSupportedSignatureAlgorithms() {
            var schemes = new Vector<Object>();
            schemes.add(
                    SignatureScheme.getSignatureAndHashAlgorithm(Choice.ECDSA_SECP521R1_SHA512));
            schemes.add(SignatureScheme.getSignatureAndHashAlgorithm(Choice.ED448));
            schemes.add(
                    SignatureScheme.getSignatureAndHashAlgorithm(Choice.ECDSA_SECP256R1_SHA256));
            return schemes;
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate certificate) {}

                @Override
                public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) {
                    return null;
                }
            };
        }
    }
}
