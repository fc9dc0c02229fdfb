package org.tidegate.rig.vehicle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * A laboratory's certificates, made anew in memory: V2G root over the charger's leaf, vehicle
 * maker's root over the vehicle's leaf, all on secp521r1 with SHA-512 as ISO 15118-20 wants them.
 * Worth nothing outside the laboratory, and gone with the process.
 */
public final class LabPki {
    /** Of every key store made here; it protects nothing. */
    public static final String PASSWORD = "laboratory";

    private static final String ECDSA_WITH_SHA512 = "1.2.840.10045.4.3.4";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ORGANISATION = "2.5.4.10";
    private static final String DOMAIN_COMPONENT = "0.9.2342.19200300.100.1.25";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SUBJECT_KEY_ID = "2.5.29.14";
    private static final String AUTHORITY_KEY_ID = "2.5.29.35";
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    /** digitalSignature; keyCertSign with cRLSign. Bit string bytes and unused bits. */
    private static final int[] USE_SIGN = {0x80, 7};

    private static final int[] USE_CERTIFY = {0x06, 1};

    private final SecureRandom random = new SecureRandom();
    private final Authority v2gRoot;
    private final Authority oemRoot;
    private final KeyStore charger;
    private final KeyStore vehicle;

    private record Authority(KeyPair keys, X509Certificate certificate) {}

    private record Subject(String commonName, String organisation, String domainComponent) {}

    private LabPki(Instant now) throws GeneralSecurityException, IOException {
        Instant from = now.minus(Duration.ofDays(1));
        v2gRoot = authority(new Subject("Lab V2G Root", "Tidegate Lab", "V2G"), from);
        oemRoot = authority(new Subject("Lab OEM Root", "Tidegate Lab", "OEM"), from);
        charger =
                leaf(v2gRoot, new Subject("DETDGE00001", "Tidegate Lab", "CPO"), SERVER_AUTH, from);
        vehicle =
                leaf(oemRoot, new Subject("WMITDG00001", "Tidegate Lab", "OEM"), CLIENT_AUTH, from);
    }

    /**
     * Makes everything.
     *
     * @param wallMillis the certificates are valid from the day before, for forty days
     */
    public static LabPki make(long wallMillis) {
        try {
            return new LabPki(Instant.ofEpochMilli(wallMillis));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java has no secp521r1 or no PKCS#12", e);
        }
    }

    /** The charger's key and chain. */
    public KeyStore charger() {
        return charger;
    }

    /** The vehicle's key and chain. */
    public KeyStore vehicle() {
        return vehicle;
    }

    /** What a vehicle trusts. */
    public X509Certificate v2gRoot() {
        return v2gRoot.certificate;
    }

    /** What a charger trusts a vehicle by. */
    public X509Certificate oemRoot() {
        return oemRoot.certificate;
    }

    /** A vehicle's key and certificate from a root nobody knows. */
    public KeyStore stranger(long wallMillis) throws GeneralSecurityException, IOException {
        Instant from = Instant.ofEpochMilli(wallMillis).minus(Duration.ofDays(1));
        Authority unknown = authority(new Subject("Unknown Root", "Nobody", "OEM"), from);
        return leaf(unknown, new Subject("STRANGER", "Nobody", "OEM"), CLIENT_AUTH, from);
    }

    /** A vehicle's certificate that has run out, from the right root. */
    public KeyStore expired(long wallMillis) throws GeneralSecurityException, IOException {
        Instant from = Instant.ofEpochMilli(wallMillis).minus(Duration.ofDays(100));
        return leaf(oemRoot, new Subject("EXPIRED", "Tidegate Lab", "OEM"), CLIENT_AUTH, from);
    }

    /** Writes the charger's key and chain as the product reads them. */
    public void writeCharger(Path pkcs12) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(pkcs12)) {
            charger.store(out, PASSWORD.toCharArray());
        }
    }

    private Authority authority(Subject subject, Instant from) throws GeneralSecurityException {
        KeyPair keys = keys();
        byte[] extensions =
                Der.sequence(
                        extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.bool(true))),
                        extension(KEY_USAGE, true, usage(USE_CERTIFY)),
                        extension(SUBJECT_KEY_ID, false, Der.octets(keyId(keys.getPublic()))));
        X509Certificate certificate =
                sign(
                        name(subject),
                        name(subject),
                        keys.getPublic(),
                        keys.getPrivate(),
                        from,
                        extensions);
        return new Authority(keys, certificate);
    }

    private KeyStore leaf(Authority issuer, Subject subject, String purpose, Instant from)
            throws GeneralSecurityException, IOException {
        KeyPair keys = keys();
        byte[] issuerKeyId = keyId(issuer.keys.getPublic());
        byte[] extensions =
                Der.sequence(
                        extension(BASIC_CONSTRAINTS, true, Der.sequence()),
                        extension(KEY_USAGE, true, usage(USE_SIGN)),
                        extension(EXTENDED_KEY_USAGE, false, Der.sequence(Der.oid(purpose))),
                        extension(SUBJECT_KEY_ID, false, Der.octets(keyId(keys.getPublic()))),
                        extension(
                                AUTHORITY_KEY_ID,
                                false,
                                Der.sequence(Der.implicit(0, issuerKeyId))));
        X509Certificate certificate =
                sign(
                        issuer.certificate.getSubjectX500Principal().getEncoded(),
                        name(subject),
                        keys.getPublic(),
                        issuer.keys.getPrivate(),
                        from,
                        extensions);
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "leaf",
                keys.getPrivate(),
                PASSWORD.toCharArray(),
                new Certificate[] {certificate, issuer.certificate});
        return store;
    }

    private X509Certificate sign(
            byte[] issuer,
            byte[] subject,
            PublicKey key,
            PrivateKey signer,
            Instant from,
            byte[] extensions)
            throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA512));
        byte[] body =
                Der.sequence(
                        Der.explicit(0, Der.integer(BigInteger.TWO)), // X.509 version 3
                        Der.integer(new BigInteger(120, random).setBit(119)),
                        algorithm,
                        issuer,
                        Der.sequence(Der.time(from), Der.time(from.plus(Duration.ofDays(41)))),
                        subject,
                        key.getEncoded(),
                        Der.explicit(3, extensions));
        var signature = Signature.getInstance("SHA512withECDSA");
        signature.initSign(signer, random);
        signature.update(body);
        byte[] der = Der.sequence(body, algorithm, Der.bits(signature.sign(), 0));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der));
    }

    private KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp521r1"), random);
        return generator.generateKeyPair();
    }

    private static byte[] name(Subject subject) {
        return Der.sequence(
                Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.text(subject.commonName))),
                Der.set(Der.sequence(Der.oid(ORGANISATION), Der.text(subject.organisation))),
                Der.set(
                        Der.sequence(
                                Der.oid(DOMAIN_COMPONENT), Der.text(subject.domainComponent))));
    }

    private static byte[] usage(int[] bits) {
        return Der.bits(new byte[] {(byte) bits[0]}, bits[1]);
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value))
                : Der.sequence(Der.oid(oid), Der.octets(value));
    }

    private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
        return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()), 20);
    }
}
