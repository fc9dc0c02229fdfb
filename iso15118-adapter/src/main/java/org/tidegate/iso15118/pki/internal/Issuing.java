package org.tidegate.iso15118.pki.internal;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.tidegate.iso15118.pki.Certificates;
import org.tidegate.iso15118.pki.Certificates.KeyKind;

/** Keys, certificates, requests, revocation lists and OCSP responses, made by hand (RFC 5280). */
public final class Issuing {
    public static final String BASIC_CONSTRAINTS = "2.5.29.19";
    public static final String KEY_USAGE = "2.5.29.15";
    public static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    public static final String SUBJECT_KEY_ID = "2.5.29.14";
    public static final String AUTHORITY_KEY_ID = "2.5.29.35";
    public static final String AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";
    public static final String CRL_NUMBER = "2.5.29.20";

    private static final String OCSP_ACCESS = "1.3.6.1.5.5.7.48.1";
    private static final String OCSP_BASIC = "1.3.6.1.5.5.7.48.1.1";
    private static final String SHA256 = "2.16.840.1.101.3.4.2.1";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ORGANISATION = "2.5.4.10";
    private static final String COUNTRY = "2.5.4.6";
    private static final String DOMAIN_COMPONENT = "0.9.2342.19200300.100.1.25";

    private final SecureRandom random;

    public Issuing(SecureRandom random) {
        this.random = random;
    }

    /**
     * Who a certificate is about; empty components are left out.
     *
     * @param domain the domain component, by which ISO 15118 tells roles apart
     */
    public record Subject(String commonName, String organisation, String country, String domain) {
        public byte[] toDer() {
            var parts = new java.util.ArrayList<byte[]>();
            add(parts, COMMON_NAME, commonName.isEmpty() ? null : Der.text(commonName));
            add(parts, ORGANISATION, organisation.isEmpty() ? null : Der.text(organisation));
            add(parts, COUNTRY, country.isEmpty() ? null : Der.printable(country));
            add(parts, DOMAIN_COMPONENT, domain.isEmpty() ? null : Der.ia5(domain));
            return Der.sequence(parts.toArray(byte[][]::new));
        }

        private static void add(
                List<byte[]> to, String type, byte @org.jspecify.annotations.Nullable [] value) {
            if (value != null) {
                to.add(Der.set(Der.sequence(Der.oid(type), value)));
            }
        }
    }

    /** One answer about one certificate. */
    public record Revoked(BigInteger serial, Instant at) {}

    public KeyPair keys(KeyKind kind) throws GeneralSecurityException {
        KeyPairGenerator generator =
                KeyPairGenerator.getInstance(kind == KeyKind.ED448 ? "Ed448" : "EC");
        if (kind != KeyKind.ED448) {
            curve(generator, kind);
        }
        return generator.generateKeyPair();
    }

    private void curve(KeyPairGenerator generator, KeyKind kind)
            throws InvalidAlgorithmParameterException {
        String name =
                switch (kind) {
                    case P256, P521 -> kind.text();
                    case ED448, OTHER -> throw new IllegalArgumentException(kind.text());
                };
        generator.initialize(new ECGenParameterSpec(name), random);
    }

    /**
     * A certificate.
     *
     * @param extensions from {@link #extension}
     */
    public X509Certificate certificate(
            byte[] issuer,
            PrivateKey signer,
            PublicKey signerPublic,
            byte[] subject,
            PublicKey key,
            Instant from,
            Instant to,
            List<byte[]> extensions)
            throws GeneralSecurityException {
        Algorithm algorithm = Algorithm.of(signerPublic);
        byte[] body =
                Der.sequence(
                        Der.explicit(0, Der.integer(BigInteger.TWO)), // X.509 version 3
                        Der.integer(new BigInteger(120, random).setBit(119)),
                        algorithm.identifier(),
                        issuer,
                        Der.sequence(Der.time(from), Der.time(to)),
                        subject,
                        key.getEncoded(),
                        Der.explicit(3, Der.sequence(extensions.toArray(byte[][]::new))));
        byte[] der = signed(body, signer, algorithm);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der));
    }

    /** A PKCS#10 certificate signing request (RFC 2986). */
    public byte[] request(Subject subject, KeyPair keys) throws GeneralSecurityException {
        byte[] body =
                Der.sequence(
                        Der.integer(BigInteger.ZERO),
                        subject.toDer(),
                        keys.getPublic().getEncoded(),
                        Der.constructed(0));
        return signed(body, keys.getPrivate(), Algorithm.of(keys.getPublic()));
    }

    /** A list of withdrawn certificates; may be empty. */
    public X509CRL crl(
            X509Certificate issuer,
            PrivateKey signer,
            List<Revoked> revoked,
            Instant from,
            Instant next)
            throws GeneralSecurityException {
        Algorithm algorithm = Algorithm.of(issuer.getPublicKey());
        byte[][] entries =
                revoked.stream()
                        .map(r -> Der.sequence(Der.integer(r.serial()), Der.time(r.at())))
                        .toArray(byte[][]::new);
        byte[] extensions =
                Der.explicit(
                        0,
                        Der.sequence(
                                extension(
                                        AUTHORITY_KEY_ID,
                                        false,
                                        Der.sequence(
                                                Der.implicit(0, keyId(issuer.getPublicKey())))),
                                extension(CRL_NUMBER, false, Der.integer(BigInteger.ONE))));
        byte[] version = Der.integer(BigInteger.ONE);
        byte[] name = issuer.getSubjectX500Principal().getEncoded();
        byte[] body =
                entries.length == 0 // RFC 5280 5.1.2.6: an empty list must be absent
                        ? Der.sequence(
                                version,
                                algorithm.identifier(),
                                name,
                                Der.time(from),
                                Der.time(next),
                                extensions)
                        : Der.sequence(
                                version,
                                algorithm.identifier(),
                                name,
                                Der.time(from),
                                Der.time(next),
                                Der.sequence(entries),
                                extensions);
        return (X509CRL)
                CertificateFactory.getInstance("X.509")
                        .generateCRL(new ByteArrayInputStream(signed(body, signer, algorithm)));
    }

    /**
     * An OCSP response of the issuer itself about one certificate (RFC 6960), with the SHA-256
     * certificate identifier that OCPP asks for.
     */
    public byte[] ocsp(
            X509Certificate certificate,
            X509Certificate issuer,
            PrivateKey signer,
            boolean revoked,
            Instant from,
            Instant next)
            throws GeneralSecurityException {
        Algorithm algorithm = Algorithm.of(issuer.getPublicKey());
        byte[] certId =
                Der.sequence(
                        Der.sequence(Der.oid(SHA256), Der.nothing()),
                        Der.octets(sha256(issuer.getSubjectX500Principal().getEncoded())),
                        Der.octets(sha256(keyBits(issuer.getPublicKey()))),
                        Der.integer(certificate.getSerialNumber()));
        byte[] status =
                revoked
                        ? Der.constructed(1, Der.generalizedTime(from))
                        : Der.implicit(0, new byte[0]);
        byte[] single =
                Der.sequence(
                        certId,
                        status,
                        Der.generalizedTime(from),
                        Der.explicit(0, Der.generalizedTime(next)));
        byte[] responder = Der.explicit(2, Der.octets(sha1(keyBits(issuer.getPublicKey()))));
        byte[] body = Der.sequence(responder, Der.generalizedTime(from), Der.sequence(single));
        byte[] basic = signed(body, signer, algorithm);
        return Der.sequence(
                Der.enumerated(0), // successful
                Der.explicit(0, Der.sequence(Der.oid(OCSP_BASIC), Der.octets(basic))));
    }

    public static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value))
                : Der.sequence(Der.oid(oid), Der.octets(value));
    }

    /** Where to ask about revocation. */
    public static byte[] ocspAccess(String url) {
        return extension(
                AUTHORITY_ACCESS,
                false,
                Der.sequence(
                        Der.sequence(
                                Der.oid(OCSP_ACCESS),
                                Der.implicit(
                                        6,
                                        url.getBytes(
                                                java.nio.charset.StandardCharsets.US_ASCII)))));
    }

    /** RFC 5280 4.2.1.2 method 1. */
    public static byte[] keyId(PublicKey key) {
        return sha1(keyBits(key));
    }

    /** The bit string inside SubjectPublicKeyInfo, which OCSP and key identifiers hash. */
    public static byte[] keyBits(PublicKey key) {
        DerReader info = new DerReader(key.getEncoded()).sequence();
        info.skip();
        byte[] bits = info.bytes(0x03);
        return Arrays.copyOfRange(bits, 1, bits.length);
    }

    private byte[] signed(byte[] body, PrivateKey signer, Algorithm algorithm)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm.jca);
        signature.initSign(signer, random);
        signature.update(body);
        return Der.sequence(body, algorithm.identifier(), Der.bits(signature.sign(), 0));
    }

    private enum Algorithm {
        ECDSA_SHA256("SHA256withECDSA", "1.2.840.10045.4.3.2"),
        ECDSA_SHA512("SHA512withECDSA", "1.2.840.10045.4.3.4"),
        ED448("Ed448", "1.3.101.113");

        private final String jca;
        private final String oid;

        Algorithm(String jca, String oid) {
            this.jca = jca;
            this.oid = oid;
        }

        static Algorithm of(PublicKey signer) {
            return switch (Certificates.keyKind(signer)) {
                case P256 -> ECDSA_SHA256;
                case P521 -> ECDSA_SHA512;
                case ED448 -> ED448;
                case OTHER -> throw new IllegalArgumentException("not a key of ISO 15118");
            };
        }

        byte[] identifier() {
            return Der.sequence(Der.oid(oid));
        }
    }

    private static byte[] sha1(byte[] of) {
        return digest("SHA-1", of);
    }

    private static byte[] sha256(byte[] of) {
        return digest("SHA-256", of);
    }

    private static byte[] digest(String algorithm, byte[] of) {
        try {
            return MessageDigest.getInstance(algorithm).digest(of);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has " + algorithm, e);
        }
    }
}
