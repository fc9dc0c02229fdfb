package org.tidegate.iso15118.pki;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** Reading X.509 certificates as ISO 15118 sees them. */
public final class Certificates {
    /** ISO 15118-20 allows 1600 bytes, ISO 15118-2 800; the rest is courtesy. */
    public static final int MOST_BYTES = 4096;

    private static final int P256_BITS = 256;
    private static final int P521_BITS = 521;

    private Certificates() {}

    /** The three kinds of key ISO 15118 knows, and everything else. */
    public enum KeyKind {
        P256("secp256r1"),
        P521("secp521r1"),
        ED448("Ed448"),
        OTHER("a key ISO 15118 does not know");

        private final String text;

        KeyKind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * Reads one certificate in DER.
     *
     * @throws CertificateException if it is too long, or anything but exactly one certificate
     */
    public static X509Certificate read(byte[] der) throws CertificateException {
        if (der.length > MOST_BYTES) {
            throw new CertificateException(der.length + " bytes, " + MOST_BYTES + " are the most");
        }
        var in = new ByteArrayInputStream(der);
        X509Certificate certificate =
                (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        if (in.available() > 0 || der.length == 0 || der[0] != 0x30) {
            throw new CertificateException("there is more than one DER certificate");
        }
        return certificate;
    }

    /**
     * Reads leaf and sub-CAs as a vehicle's CertificateChain carries them.
     *
     * @throws CertificateException if one of them cannot be read
     */
    public static List<X509Certificate> readChain(byte[] leaf, Collection<byte[]> subCertificates)
            throws CertificateException {
        var chain = new ArrayList<X509Certificate>();
        chain.add(read(leaf));
        for (byte[] sub : subCertificates) {
            chain.add(read(sub));
        }
        return List.copyOf(chain);
    }

    /**
     * Every certificate of PEM or DER text, in order.
     *
     * @throws CertificateException if there is something else or nothing in it
     */
    public static List<X509Certificate> readAll(byte[] pemOrDer) throws CertificateException {
        var all = new ArrayList<X509Certificate>();
        var in = new ByteArrayInputStream(pemOrDer);
        for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
            all.add((X509Certificate) each);
        }
        if (all.isEmpty()) {
            throw new CertificateException("there is no certificate in it");
        }
        return List.copyOf(all);
    }

    /** What kind of key it is. */
    public static KeyKind keyKind(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec ->
                    switch (ec.getParams().getCurve().getField().getFieldSize()) {
                        case P256_BITS -> KeyKind.P256;
                        case P521_BITS -> KeyKind.P521;
                        default -> KeyKind.OTHER;
                    };
            case EdECPublicKey ed when ed.getParams().getName().equalsIgnoreCase("Ed448") ->
                    KeyKind.ED448;
            default -> KeyKind.OTHER;
        };
    }

    /** The subject's common name; empty if it has none. */
    public static String commonName(X509Certificate certificate) {
        List<String> found = attributes(certificate.getSubjectX500Principal(), "CN");
        return found.isEmpty() ? "" : found.getFirst();
    }

    /** The subject's domain components, which say for whom a certificate was made. */
    public static List<String> domainComponents(X509Certificate certificate) {
        return attributes(certificate.getSubjectX500Principal(), "DC");
    }

    /**
     * The contract's e-mobility account identifier without separators and in capitals, such as
     * {@code DETDGC123456789}: the vehicle may write it with hyphens in one place and without in
     * another.
     */
    public static String emaid(X509Certificate contractLeaf) {
        return normalEmaid(commonName(contractLeaf));
    }

    /** Without separators and in capitals. */
    public static String normalEmaid(String written) {
        return written.replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** Common name, or the whole subject where there is none, safe to print. */
    public static String label(X509Certificate certificate) {
        String name = commonName(certificate);
        String text = name.isEmpty() ? certificate.getSubjectX500Principal().getName() : name;
        return text.length() > 80 ? text.substring(0, 80) + "…" : printable(text);
    }

    /** Whether subject and issuer are the same and it certifies itself. */
    public static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && isSignedBy(certificate, certificate);
    }

    /** Whether the issuer's key made this signature; names are not looked at. */
    public static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (java.security.GeneralSecurityException | RuntimeException _) {
            return false; // a key of another kind throws what it likes
        }
    }

    private static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> attributes(X500Principal name, String type) {
        try {
            var found = new ArrayList<String>();
            List<Rdn> rdns = new LdapName(name.getName(X500Principal.RFC2253)).getRdns();
            for (Rdn rdn : rdns.reversed()) {
                if (rdn.getType().equalsIgnoreCase(type) && rdn.getValue() instanceof String s) {
                    found.add(s);
                }
            }
            return List.copyOf(found);
        } catch (InvalidNameException _) {
            return List.of(); // a name nobody can read names nobody
        }
    }
}
