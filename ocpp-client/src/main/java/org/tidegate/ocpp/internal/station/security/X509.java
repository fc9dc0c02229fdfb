package org.tidegate.ocpp.internal.station.security;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.message.Certificates.CertificateHashData;
import org.tidegate.ocpp.internal.message.Certificates.HashAlgorithm;

/** Certificates as text and as what they say. All of it is arithmetic; nothing is fetched. */
public final class X509 {
    private static final int MOST_IN_CHAIN = 5;

    private X509() {}

    /** Every certificate of the PEM text, in its order; empty if anything in it is none. */
    public static List<X509Certificate> read(String pem) {
        var chain = new ArrayList<X509Certificate>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            byte[] bytes = pem.strip().getBytes(StandardCharsets.US_ASCII);
            for (Certificate each : factory.generateCertificates(new ByteArrayInputStream(bytes))) {
                if (!(each instanceof X509Certificate x) || chain.size() >= MOST_IN_CHAIN) {
                    return List.of();
                }
                chain.add(x);
            }
            return chain;
        } catch (CertificateException | IllegalArgumentException _) {
            return List.of();
        }
    }

    /** Every certificate of a file of authorities; empty if anything in it is none. */
    static List<X509Certificate> readAll(String pem) {
        var all = new ArrayList<X509Certificate>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            byte[] bytes = pem.strip().getBytes(StandardCharsets.US_ASCII);
            for (Certificate each : factory.generateCertificates(new ByteArrayInputStream(bytes))) {
                if (each instanceof X509Certificate x) {
                    all.add(x);
                }
            }
            return all;
        } catch (CertificateException | IllegalArgumentException _) {
            return List.of();
        }
    }

    public static String write(X509Certificate certificate) {
        try {
            String body =
                    Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }

    /** Why it is worth nothing at that time; empty if it is worth something. */
    static String validity(X509Certificate c, long wallMillis) {
        if (wallMillis < c.getNotBefore().toInstant().toEpochMilli()) {
            return "not valid before " + c.getNotBefore().toInstant();
        }
        return wallMillis > c.getNotAfter().toInstant().toEpochMilli()
                ? "expired at " + c.getNotAfter().toInstant()
                : "";
    }

    static boolean isAuthority(X509Certificate c) {
        return c.getBasicConstraints() >= 0;
    }

    static boolean isSignedBy(X509Certificate c, PublicKey issuer) {
        try {
            c.verify(issuer);
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    static boolean isSelfSigned(X509Certificate c) {
        return c.getSubjectX500Principal().equals(c.getIssuerX500Principal())
                && isSignedBy(c, c.getPublicKey());
    }

    /** Why the chain does not hold together, leaf first; empty if it does. */
    static String chainFault(List<X509Certificate> chain, long wallMillis) {
        for (int i = 0; i < chain.size(); i++) {
            X509Certificate c = chain.get(i);
            String fault = validity(c, wallMillis);
            if (!fault.isEmpty()) {
                return c.getSubjectX500Principal() + " is " + fault;
            }
            if (i + 1 < chain.size()) {
                X509Certificate issuer = chain.get(i + 1);
                if (!isAuthority(issuer) || !isSignedBy(c, issuer.getPublicKey())) {
                    return c.getSubjectX500Principal() + " is not signed by the next in the chain";
                }
            }
        }
        return "";
    }

    /** Whether the last of the chain is one of the roots, or signed by one. */
    static boolean leadsTo(
            List<X509Certificate> chain, List<X509Certificate> roots, long wallMillis) {
        X509Certificate last = chain.getLast();
        return roots.stream()
                .filter(r -> validity(r, wallMillis).isEmpty())
                .anyMatch(r -> r.equals(last) || isSignedBy(last, r.getPublicKey()));
    }

    /**
     * As OCSP names it.
     *
     * @param issuer null if the certificate is its own issuer
     */
    public static CertificateHashData hash(
            HashAlgorithm algorithm, X509Certificate c, @Nullable X509Certificate issuer) {
        PublicKey key = issuer == null ? c.getPublicKey() : issuer.getPublicKey();
        return new CertificateHashData(
                algorithm,
                digest(algorithm, c.getIssuerX500Principal().getEncoded()),
                digest(algorithm, keyBits(key.getEncoded())),
                c.getSerialNumber().toString(16));
    }

    private static String digest(HashAlgorithm algorithm, byte[] bytes) {
        String name =
                switch (algorithm) {
                    case SHA256 -> "SHA-256";
                    case SHA384 -> "SHA-384";
                    case SHA512 -> "SHA-512";
                };
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }

    /** The key itself: the content of the BIT STRING behind the algorithm, without its pad byte. */
    private static byte[] keyBits(byte[] spki) {
        int at = contentAt(spki, 0); // into the outer sequence
        at = contentAt(spki, at) + lengthAt(spki, at); // past the algorithm
        int start = contentAt(spki, at) + 1;
        int end = contentAt(spki, at) + lengthAt(spki, at);
        byte[] bits = new byte[end - start];
        System.arraycopy(spki, start, bits, 0, bits.length);
        return bits;
    }

    private static int contentAt(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first < 0x80 ? 0 : first - 0x80);
    }

    private static int lengthAt(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < first - 0x80; i++) {
            length = length << 8 | (der[at + 2 + i] & 0xFF);
        }
        return length;
    }

    /** SubjectPublicKeyInfo in hex, as {@code KeyStorePort} tells it. */
    static String publicKey(X509Certificate c) {
        return HexFormat.of().formatHex(c.getPublicKey().getEncoded());
    }

    static long daysLeft(X509Certificate c, long wallMillis) {
        return (c.getNotAfter().toInstant().toEpochMilli() - wallMillis) / 86_400_000L;
    }
}
