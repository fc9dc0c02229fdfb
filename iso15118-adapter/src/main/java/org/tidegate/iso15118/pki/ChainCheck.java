package org.tidegate.iso15118.pki;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.pki.Certificates.KeyKind;

/**
 * Judges a chain by value: everything it needs is handed in, the time too. First every certificate
 * is looked at for a reason a person can act on; whatever passes that must also pass the Java
 * platform's own path validation of RFC 5280.
 */
public final class ChainCheck {
    /** Two sub-CAs at most between leaf and root (ISO 15118-2 7.9.2.5, ISO 15118-20 Annex B). */
    public static final int MOST_SUB_CAS = 2;

    /** More than this is not looked at: a peer shall not make us verify signatures all day. */
    private static final int MOST_CERTIFICATES = 8;

    private static final int KEY_CERT_SIGN = 5;

    /** From when on an otherwise good chain is said to expire soon ([V2G2-482] leaves it open). */
    public static final Duration SOON = Duration.ofDays(21);

    private final CertificateRole role;
    private final Revocations revocations;
    private final Instant at;
    private final List<Finding> findings = new ArrayList<>();

    private ChainCheck(CertificateRole role, Revocations revocations, Instant at) {
        this.role = role;
        this.revocations = revocations;
        this.at = at;
    }

    /**
     * What was found, worst first; nothing fatal means the chain may be used.
     *
     * @param path leaf first, the root last if it is known
     */
    public record Result(List<X509Certificate> path, List<Finding> findings) {
        public Result {
            path = List.copyOf(path);
            findings = List.copyOf(findings);
        }

        public boolean isGood() {
            return findings.stream().noneMatch(f -> f.fault().isFatal());
        }

        /** The one to tell; null if nothing was found at all. */
        public @Nullable Finding worst() {
            return findings.isEmpty() ? null : findings.getFirst();
        }
    }

    /**
     * Judges a chain.
     *
     * @param chain the leaf first; sub-CAs in any order, with or without the root
     * @param roots whom to trust; a root may be a sub-CA too
     */
    public static Result judge(
            List<X509Certificate> chain,
            Collection<X509Certificate> roots,
            CertificateRole role,
            Revocations revocations,
            Instant at) {
        return new ChainCheck(role, revocations, at).run(chain, roots);
    }

    private Result run(List<X509Certificate> chain, Collection<X509Certificate> roots) {
        if (chain.isEmpty()) {
            add(Fault.EMPTY, "no certificate", "", "Send leaf and sub-CA certificates.");
            return new Result(List.of(), findings);
        }
        if (chain.size() > MOST_CERTIFICATES) {
            add(
                    Fault.TOO_LONG,
                    Certificates.label(chain.getFirst()),
                    chain.size() + " certificates",
                    "Send the leaf and at most two sub-CA certificates.");
            return new Result(chain.subList(0, 1), findings);
        }
        List<X509Certificate> path = path(chain, roots);
        for (int i = 0; i < path.size(); i++) {
            X509Certificate issuer = i + 1 < path.size() ? path.get(i + 1) : null;
            boolean anchor = i == path.size() - 1 && roots.contains(path.get(i));
            dates(path.get(i));
            key(path.get(i), anchor);
            if (i == 0) {
                leaf(path.getFirst());
            } else {
                authority(path.get(i), i);
            }
            revocation(path.get(i), issuer);
        }
        boolean rooted = roots.contains(path.getLast());
        if (path.size() - (rooted ? 2 : 1) > MOST_SUB_CAS) {
            add(
                    Fault.TOO_LONG,
                    Certificates.label(path.getFirst()),
                    (path.size() - (rooted ? 2 : 1)) + " sub-CAs",
                    "Use at most two sub-CAs.");
        }
        if (findings.stream().noneMatch(f -> f.fault().isFatal())) {
            pkix(path);
        }
        findings.sort(Comparator.comparing(Finding::fault));
        return new Result(path, findings);
    }

    /** From the leaf up by name and signature, until a trusted root or until nobody fits. */
    private List<X509Certificate> path(
            List<X509Certificate> chain, Collection<X509Certificate> roots) {
        var path = new ArrayList<X509Certificate>();
        X509Certificate current = chain.getFirst();
        path.add(current);
        while (!roots.contains(current) && path.size() <= MOST_CERTIFICATES) {
            boolean named = false;
            X509Certificate issuer = null;
            for (X509Certificate candidate : concat(roots, chain)) {
                if (candidate.getSubjectX500Principal().equals(current.getIssuerX500Principal())
                        && !path.contains(candidate)) {
                    named = true;
                    if (Certificates.isSignedBy(current, candidate)) {
                        issuer = candidate;
                        break;
                    }
                }
            }
            if (issuer == null) {
                unanchored(current, named);
                return path;
            }
            path.add(issuer);
            current = issuer;
        }
        return path;
    }

    private void unanchored(X509Certificate last, boolean issuerNamed) {
        if (issuerNamed) {
            add(
                    Fault.BAD_SIGNATURE,
                    Certificates.label(last),
                    "issuer " + last.getIssuerX500Principal().getName(),
                    "Have it issued again, or send the sub-CA that really signed it.");
        } else {
            add(
                    Fault.UNKNOWN_ROOT,
                    Certificates.label(last),
                    "nobody here knows " + last.getIssuerX500Principal().getName(),
                    "Send the missing sub-CA, or install this root if it is to be trusted.");
        }
    }

    private static List<X509Certificate> concat(
            Collection<X509Certificate> first, Collection<X509Certificate> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private void dates(X509Certificate certificate) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        String name = Certificates.label(certificate);
        if (at.isBefore(from)) {
            add(
                    Fault.NOT_YET_VALID,
                    name,
                    "from " + from + ", now it is " + at,
                    "Check the charger's clock; otherwise wait or have it issued again.");
        } else if (at.isAfter(to)) {
            add(
                    Fault.EXPIRED,
                    name,
                    "since " + to + ", now it is " + at,
                    "Have it renewed; if the date is wrong, check the charger's clock.");
        } else if (Duration.between(at, to).compareTo(SOON) < 0) {
            add(
                    Fault.EXPIRES_SOON,
                    name,
                    Duration.between(at, to).toDays() + " days left",
                    "Have it renewed.");
        }
    }

    private void key(X509Certificate certificate, boolean anchor) {
        KeyKind kind = Certificates.keyKind(certificate.getPublicKey());
        String algorithm = certificate.getSigAlgName();
        // Nobody verifies an anchor's own signature, so its hash does not matter.
        boolean strong =
                anchor
                        || algorithm.equalsIgnoreCase("SHA256withECDSA")
                        || algorithm.equalsIgnoreCase("SHA384withECDSA")
                        || algorithm.equalsIgnoreCase("SHA512withECDSA")
                        || algorithm.equalsIgnoreCase("EdDSA")
                        || algorithm.equalsIgnoreCase("Ed448");
        if (!role.allows(kind) || !strong) {
            add(
                    Fault.WEAK_KEY,
                    Certificates.label(certificate),
                    certificate.getPublicKey().getAlgorithm() + " key, signed with " + algorithm,
                    "Use secp256r1 with SHA-256, secp521r1 with SHA-512, or Ed448.");
        }
    }

    private void leaf(X509Certificate leaf) {
        String name = Certificates.label(leaf);
        String remedy = "Use a certificate made for " + role.text() + ".";
        if (leaf.getBasicConstraints() >= 0) {
            add(Fault.WRONG_PURPOSE, name, "it is a certificate authority", remedy);
        }
        boolean[] usage = leaf.getKeyUsage();
        if (usage != null && !usage[role.keyUsageBit()]) {
            add(Fault.WRONG_PURPOSE, name, "its key may not sign", remedy);
        }
        String wanted = role.purpose();
        List<String> purposes = purposes(leaf);
        if (wanted != null
                && !purposes.isEmpty()
                && !purposes.contains(wanted)
                && !purposes.contains(CertificateRole.Purpose.ANY)) {
            add(
                    Fault.WRONG_PURPOSE,
                    name,
                    "extended key usage " + String.join(", ", purposes) + " without " + wanted,
                    remedy);
        }
        List<String> domains = Certificates.domainComponents(leaf);
        if (!role.domains().isEmpty() && domains.stream().noneMatch(role.domains()::contains)) {
            add(
                    Fault.WRONG_DOMAIN,
                    name,
                    (domains.isEmpty() ? "none" : "DC=" + String.join(", DC=", domains))
                            + ", expected DC="
                            + String.join(" or ", role.domains()),
                    "Have it issued with that domain component in its subject.");
        }
    }

    private List<String> purposes(X509Certificate leaf) {
        try {
            List<String> found = leaf.getExtendedKeyUsage();
            return found == null ? List.of() : found;
        } catch (CertificateParsingException e) {
            add(
                    Fault.UNREADABLE,
                    Certificates.label(leaf),
                    String.valueOf(e.getMessage()),
                    "Have it issued again.");
            return List.of();
        }
    }

    private void authority(X509Certificate authority, int subCasBelow) {
        String name = Certificates.label(authority);
        String remedy = "Only a certificate with basicConstraints CA:TRUE may issue others.";
        boolean[] usage = authority.getKeyUsage();
        int most = authority.getBasicConstraints();
        if (most < 0) {
            add(Fault.NOT_A_CA, name, "no basicConstraints CA:TRUE", remedy);
        } else if (most < subCasBelow - 1) {
            add(Fault.NOT_A_CA, name, "path length " + most + " is exceeded", remedy);
        }
        if (usage != null && !usage[KEY_CERT_SIGN]) {
            add(Fault.NOT_A_CA, name, "no key usage keyCertSign", remedy);
        }
    }

    private void revocation(X509Certificate certificate, @Nullable X509Certificate issuer) {
        if (issuer != null
                && revocations.of(certificate, issuer, at) == Revocations.Status.REVOKED) {
            add(
                    Fault.REVOKED,
                    Certificates.label(certificate),
                    "by " + Certificates.label(issuer),
                    "Have a new one issued.");
        }
    }

    private void pkix(List<X509Certificate> path) {
        X509Certificate leaf = path.getFirst();
        try {
            if (path.size() == 1) {
                return; // the leaf itself is an anchor; it was looked at above
            }
            CertPath below =
                    CertificateFactory.getInstance("X.509")
                            .generateCertPath(path.subList(0, path.size() - 1));
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(path.getLast(), null)));
            parameters.setRevocationEnabled(false); // done above, with what is stored
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX").validate(below, parameters);
        } catch (CertPathValidatorException e) {
            String where =
                    e.getIndex() < 0
                            ? Certificates.label(leaf)
                            : Certificates.label(path.get(e.getIndex()));
            add(Fault.NOT_PKIX, where, String.valueOf(e.getMessage()), "Have it issued again.");
        } catch (GeneralSecurityException e) {
            add(
                    Fault.NOT_PKIX,
                    Certificates.label(leaf),
                    String.valueOf(e.getMessage()),
                    "Have it issued again.");
        }
    }

    private void add(Fault fault, String where, String reason, String remedy) {
        findings.add(new Finding(fault, where, reason, remedy));
    }
}
