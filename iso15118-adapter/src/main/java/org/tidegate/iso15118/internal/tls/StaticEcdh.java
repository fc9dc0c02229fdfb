package org.tidegate.iso15118.internal.tls;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.KeyAgreement;
import org.bouncycastle.tls.AbstractTlsKeyExchange;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.TlsCredentialedAgreement;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.jspecify.annotations.Nullable;

/**
 * The key exchange of TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA256 (RFC 4492 2.1), which ISO 15118-2
 * makes every charger offer: the certificate's key agrees itself. Without forward secrecy, hence
 * chosen only for a vehicle that can do nothing better; neither the JDK (disabled) nor Bouncy
 * Castle (no ephemeral client) has it.
 */
final class StaticEcdh extends AbstractTlsKeyExchange {
    private static final int FIELD_BYTES = 32;
    private static final int UNCOMPRESSED = 0x04;

    private @Nullable Key own;
    private @Nullable PublicKey peer;

    StaticEcdh() {
        super(KeyExchangeAlgorithm.ECDH_ECDSA);
    }

    /** The charger's certificate with its key, for this exchange only. */
    record Key(Certificate certificate, PrivateKey secret, ECPublicKey open)
            implements TlsCredentialedAgreement {
        @Override
        public Certificate getCertificate() {
            return certificate;
        }

        @Override
        public TlsSecret generateAgreement(TlsCertificate peerCertificate) throws IOException {
            throw new TlsFatalAlert(
                    AlertDescription.unsupported_certificate, "no certificates in this exchange");
        }
    }

    @Override
    public void skipServerCredentials() throws IOException {
        throw new TlsFatalAlert(AlertDescription.internal_error);
    }

    @Override
    public void processServerCredentials(TlsCredentials credentials) throws IOException {
        if (!(credentials instanceof Key key)) {
            throw new TlsFatalAlert(AlertDescription.internal_error);
        }
        own = key;
    }

    @Override
    public void processClientCredentials(TlsCredentials credentials) throws IOException {
        throw new TlsFatalAlert(AlertDescription.internal_error);
    }

    @Override
    public void generateClientKeyExchange(java.io.OutputStream output) throws IOException {
        throw new TlsFatalAlert(AlertDescription.internal_error);
    }

    @Override
    public void processClientKeyExchange(InputStream input) throws IOException {
        byte[] point = TlsUtils.readOpaque8(input, 1);
        if (point.length != 1 + 2 * FIELD_BYTES || point[0] != UNCOMPRESSED) {
            throw new TlsFatalAlert(AlertDescription.illegal_parameter, "not a point");
        }
        ECParameterSpec curve = Objects.requireNonNull(own).open().getParams();
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + FIELD_BYTES));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + FIELD_BYTES, point.length));
        if (!isOn(curve, x, y)) {
            throw new TlsFatalAlert(AlertDescription.illegal_parameter, "not on the curve");
        }
        try {
            peer =
                    KeyFactory.getInstance("EC")
                            .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
        } catch (GeneralSecurityException e) {
            throw new TlsFatalAlert(AlertDescription.illegal_parameter, e);
        }
    }

    @Override
    public TlsSecret generatePreMasterSecret() throws IOException {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(Objects.requireNonNull(own).secret());
            agreement.doPhase(Objects.requireNonNull(peer), true);
            return context.getCrypto().createSecret(agreement.generateSecret());
        } catch (GeneralSecurityException e) {
            throw new TlsFatalAlert(AlertDescription.illegal_parameter, e);
        }
    }

    /** A point elsewhere would let the peer read the long-lived key bit by bit. */
    private static boolean isOn(ECParameterSpec curve, BigInteger x, BigInteger y) {
        BigInteger p = ((java.security.spec.ECFieldFp) curve.getCurve().getField()).getP();
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right =
                x.pow(3)
                        .add(curve.getCurve().getA().multiply(x))
                        .add(curve.getCurve().getB())
                        .mod(p);
        return y.pow(2).mod(p).equals(right);
    }
}
