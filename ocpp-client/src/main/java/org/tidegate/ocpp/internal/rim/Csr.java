package org.tidegate.ocpp.internal.rim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;

/** A PKCS #10 request, byte by byte: four structures are no reason for a library. */
final class Csr {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int ATTRIBUTES = 0xA0;
    private static final byte[] ECDSA_SHA256 = {
        0x30, 0x0A, 0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02
    };
    private static final byte[] ECDSA_SHA512 = {
        0x30, 0x0A, 0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x04
    };

    private Csr() {}

    /**
     * @param strong SHA-512 instead of SHA-256, for P-521
     */
    static String pem(KeyPair pair, String commonName, String organisation, boolean strong)
            throws GeneralSecurityException {
        byte[] name =
                new X500Principal("O=" + escaped(organisation) + ", CN=" + escaped(commonName))
                        .getEncoded();
        byte[] info =
                der(
                        SEQUENCE,
                        der(INTEGER, new byte[] {0}),
                        name,
                        pair.getPublic().getEncoded(),
                        der(ATTRIBUTES));
        Signature signature = Signature.getInstance(strong ? "SHA512withECDSA" : "SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(info);
        byte[] signed = signature.sign();
        byte[] bits = new byte[signed.length + 1]; // no unused bits
        System.arraycopy(signed, 0, bits, 1, signed.length);
        byte[] request =
                der(SEQUENCE, info, strong ? ECDSA_SHA512 : ECDSA_SHA256, der(BIT_STRING, bits));
        return pem("CERTIFICATE REQUEST", request);
    }

    static String pem(String what, byte[] der) {
        String body =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }

    /** RFC 2253: what an operator has set must not become another name. */
    private static String escaped(String value) {
        var text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (",+\"\\<>;=#".indexOf(c) >= 0 || c == ' ') {
                text.append('\\');
            }
            text.append(c < ' ' ? '?' : c);
        }
        return text.toString();
    }

    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
