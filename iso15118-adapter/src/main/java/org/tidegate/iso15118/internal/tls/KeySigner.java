package org.tidegate.iso15118.internal.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsSigner;
import org.bouncycastle.tls.crypto.TlsStreamSigner;

/**
 * Signs with whatever provider the key belongs to, so that a key in a PKCS#11 token never leaves
 * it.
 */
final class KeySigner implements TlsSigner {
    private final PrivateKey key;
    private final String algorithm;

    /**
     * @param scheme of the IANA registry, as in {@link Choice}
     */
    KeySigner(PrivateKey key, int scheme) {
        this.key = key;
        this.algorithm =
                switch (scheme) {
                    case Choice.ECDSA_SECP256R1_SHA256 -> "SHA256withECDSA";
                    case Choice.ECDSA_SECP521R1_SHA512 -> "SHA512withECDSA";
                    case Choice.ED448 -> "Ed448";
                    default -> throw new IllegalArgumentException("scheme " + scheme);
                };
    }

    @Override
    public byte[] generateRawSignature(SignatureAndHashAlgorithm algorithm, byte[] hash)
            throws IOException {
        throw new TlsFatalAlert(AlertDescription.internal_error, "only streams are signed");
    }

    @Override
    public TlsStreamSigner getStreamSigner(SignatureAndHashAlgorithm ignored) throws IOException {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            return new Stream(signature);
        } catch (GeneralSecurityException e) {
            throw new TlsFatalAlert(AlertDescription.internal_error, e);
        }
    }

    private static final class Stream extends OutputStream implements TlsStreamSigner {
        private final Signature signature;

        Stream(Signature signature) {
            this.signature = signature;
        }

        @Override
        public OutputStream getOutputStream() {
            return this;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                signature.update(bytes, from, count);
            } catch (SignatureException e) {
                throw new TlsFatalAlert(AlertDescription.internal_error, e);
            }
        }

        @Override
        public byte[] getSignature() throws IOException {
            try {
                return signature.sign();
            } catch (SignatureException e) {
                throw new TlsFatalAlert(AlertDescription.internal_error, e);
            }
        }
    }
}
