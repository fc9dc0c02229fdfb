package org.tidegate.ocpp.internal.station.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** A certificate authority for tests, with as much DER as that takes. */
public final class TestCa {
    private static final byte[] ECDSA_SHA256 = {
        0x30, 0x0A, 0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02
    };
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static int serials = 1;

    public final KeyPair keys;
    public final X509Certificate certificate;

    public TestCa(String name, Instant from, Instant to) {
        try {
            keys = keys();
            certificate = certificate(name, name, keys.getPublic(), keys, from, to, true, null);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String pem() {
        return X509.write(certificate);
    }

    /**
     * @param host a DNS name for the certificate; null for none
     */
    public X509Certificate sign(
            String name, PublicKey key, Instant from, Instant to, @Nullable String host) {
        try {
            String issuer = certificate.getSubjectX500Principal().getName().substring(3);
            return certificate(issuer, name, key, keys, from, to, false, host);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate certificate(
            String issuer,
            String subject,
            PublicKey key,
            KeyPair signer,
            Instant from,
            Instant to,
            boolean authority,
            @Nullable String host)
            throws GeneralSecurityException {
        byte[] extensions = new byte[0];
        if (authority) { // basicConstraints, CA
            byte[] value = der(0x30, der(0x01, new byte[] {(byte) 0xFF}));
            extensions = extension(new byte[] {0x55, 0x1D, 0x13}, value);
        } else if (host != null) { // subjectAltName
            byte[] name = der(0x82, host.getBytes(StandardCharsets.US_ASCII));
            extensions = extension(new byte[] {0x55, 0x1D, 0x11}, der(0x30, name));
        }
        byte[] body =
                der(
                        0x30,
                        der(0xA0, der(0x02, new byte[] {2})),
                        der(0x02, BigInteger.valueOf(0x1F00 + serials++).toByteArray()),
                        ECDSA_SHA256,
                        new X500Principal("CN=" + issuer).getEncoded(),
                        der(0x30, time(from), time(to)),
                        new X500Principal("CN=" + subject).getEncoded(),
                        key.getEncoded(),
                        extensions.length == 0 ? extensions : der(0xA3, der(0x30, extensions)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer.getPrivate());
        signature.update(body);
        byte[] signed = signature.sign();
        byte[] bits = new byte[signed.length + 1];
        System.arraycopy(signed, 0, bits, 1, signed.length);
        byte[] whole = der(0x30, body, ECDSA_SHA256, der(0x03, bits));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] extension(byte[] oid, byte[] value) {
        return der(0x30, der(0x06, oid), der(0x04, value));
    }

    private static byte[] time(Instant at) {
        return der(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length >= 0x100) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 0x80) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    /** As JSON text. */
    public static String quoted(String pem) {
        return "\"" + pem.replace("\n", "\\n") + "\"";
    }
}
