package org.tidegate.iso15118.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.pki.Certificates.KeyKind;
import org.tidegate.iso15118.pki.internal.Der;
import org.tidegate.iso15118.pki.internal.Issuing;

/**
 * A laboratory's public key infrastructure as ISO 15118 draws it: V2G root over the operator's and
 * the provisioning service's sub-CAs, mobility operator's and vehicle maker's trees, and a private
 * operator's root. Worth nothing outside the laboratory: the keys lie next to the certificates.
 */
public final class LabPki {
    /** Of every key store made here; it protects nothing. */
    public static final String PASSWORD = "laboratory";

    /** Nobody answers there; the responses come with the files. */
    private static final String OCSP_URL = "http://ocsp.lab.tidegate.invalid/";

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration ROOT_LIFE = YEAR.multipliedBy(30);
    private static final Duration SUB_LIFE = YEAR.multipliedBy(4);
    private static final Duration LEAF_LIFE = Duration.ofDays(90);
    private static final Duration STATUS_LIFE = Duration.ofDays(40);

    /** For clocks that are a little behind. */
    private static final Duration EARLIER = Duration.ofDays(1);

    private static final byte[] CERTIFY_BITS = Der.bits(new byte[] {0x06}, 1);
    private static final byte[] SIGN_BITS = Der.bits(new byte[] {(byte) 0x80}, 7);

    /** digitalSignature and keyAgreement; the latter for ECDH suites and contract key wraps. */
    private static final byte[] SIGN_AND_AGREE_BITS = Der.bits(new byte[] {(byte) 0x88}, 3);

    /** One complete set of certificates on one kind of key. */
    public enum Suite {
        ISO2("iso2", KeyKind.P256),
        ISO20_P521("iso20-p521", KeyKind.P521),
        ISO20_ED448("iso20-ed448", KeyKind.ED448);

        private final String folder;
        private final KeyKind keys;

        Suite(String folder, KeyKind keys) {
            this.folder = folder;
            this.keys = keys;
        }

        public String folder() {
            return folder;
        }

        public KeyKind keys() {
            return keys;
        }
    }

    /** Everybody who has a certificate, issuers before those they issue to. */
    public enum Member {
        V2G_ROOT("v2g-root", "Lab V2G Root", "V2G", null, 2),
        CPO_SUB1("cpo-sub1", "Lab CPO Sub-CA 1", "V2G", V2G_ROOT, 1),
        CPO_SUB2("cpo-sub2", "Lab CPO Sub-CA 2", "V2G", CPO_SUB1, 0),
        CHARGER("charger", "DETDGE00001", "CPO", CPO_SUB2, -1),
        CPS_SUB1("cps-sub1", "Lab CPS Sub-CA 1", "CPS", V2G_ROOT, 1),
        CPS_SUB2("cps-sub2", "Lab CPS Sub-CA 2", "CPS", CPS_SUB1, 0),
        CPS("cps", "Lab Provisioning Service", "CPS", CPS_SUB2, -1),
        MO_ROOT("mo-root", "Lab MO Root", "MO", null, 2),
        MO_SUB1("mo-sub1", "Lab MO Sub-CA 1", "MO", MO_ROOT, 1),
        MO_SUB2("mo-sub2", "Lab MO Sub-CA 2", "MO", MO_SUB1, 0),
        CONTRACT("contract", "DETDGC123456782", "MO", MO_SUB2, -1),
        OEM_ROOT("oem-root", "Lab OEM Root", "OEM", null, 2),
        OEM_SUB1("oem-sub1", "Lab OEM Sub-CA 1", "OEM", OEM_ROOT, 1),
        OEM_SUB2("oem-sub2", "Lab OEM Sub-CA 2", "OEM", OEM_SUB1, 0),
        OEM_PROVISIONING("oem-provisioning", "TDGLAB0000000001X", "OEM", OEM_SUB2, -1),
        VEHICLE("vehicle", "WMITDG00001", "OEM", OEM_SUB2, -1),
        PRIVATE_ROOT("private-root", "Lab Private Operator Root", "CPO", null, 0),
        PRIVATE_CHARGER("private-charger", "DETDGP00001", "CPO", PRIVATE_ROOT, -1);

        private final String file;
        private final String commonName;
        private final String domain;
        private final @Nullable Member issuer;
        private final int pathLength;

        Member(
                String file,
                String commonName,
                String domain,
                @Nullable Member issuer,
                int pathLength) {
            this.file = file;
            this.commonName = commonName;
            this.domain = domain;
            this.issuer = issuer;
            this.pathLength = pathLength;
        }

        public String file() {
            return file;
        }

        /** Null for a root. */
        public @Nullable Member issuer() {
            return issuer;
        }

        public boolean isAuthority() {
            return pathLength >= 0;
        }
    }

    /** How a certificate can be wrong, for whoever wants to see it refused. */
    public enum Flaw {
        EXPIRED,
        NOT_YET_VALID,
        /** Made for a client where a server is needed, and the other way round. */
        WRONG_PURPOSE,
        WRONG_DOMAIN,
        /** Signed by a root that names itself like the right issuer. */
        FORGED,
        /** From a root nobody has heard of. */
        STRANGER
    }

    private record Holder(KeyPair keys, X509Certificate certificate) {}

    private final Suite suite;
    private final Instant now;
    private final Issuing issuing;
    private final Map<Member, Holder> members = new EnumMap<>(Member.class);

    private LabPki(Suite suite, Instant now, SecureRandom random) throws GeneralSecurityException {
        this.suite = suite;
        this.now = now;
        this.issuing = new Issuing(random);
        for (Member member : Member.values()) {
            KeyPair keys = issuing.keys(suite.keys);
            Member above = member.issuer == null ? member : member.issuer;
            KeyPair signer = member.issuer == null ? keys : holder(above).keys;
            members.put(member, new Holder(keys, issue(member, keys, signer, subject(above))));
        }
    }

    /**
     * Makes everything anew.
     *
     * @param now certificates are valid from the day before
     */
    public static LabPki make(Suite suite, Instant now, SecureRandom random) {
        try {
            return new LabPki(suite, now, random);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make " + suite.keys.text(), e);
        }
    }

    public Suite suite() {
        return suite;
    }

    public X509Certificate certificate(Member member) {
        return holder(member).certificate;
    }

    /** Key and chain of a member, without the root. */
    public Credential credential(Member member) {
        return new Credential(
                suite.folder + "-" + member.file, holder(member).keys.getPrivate(), chain(member));
    }

    /** Its OCSP response, signed by its issuer; roots have none. */
    public byte[] ocsp(Member member, boolean revoked) {
        Member issuer = member.issuer;
        if (issuer == null) {
            throw new IllegalArgumentException("nobody answers for " + member);
        }
        try {
            return issuing.ocsp(
                    certificate(member),
                    certificate(issuer),
                    holder(issuer).keys.getPrivate(),
                    revoked,
                    now.minus(EARLIER),
                    now.plus(STATUS_LIFE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign", e);
        }
    }

    /** What an authority has withdrawn. */
    public X509CRL crl(Member authority, Collection<Member> revoked) {
        List<Issuing.Revoked> entries =
                revoked.stream()
                        .map(member ->
                                new Issuing.Revoked(
                                        certificate(member).getSerialNumber(), now.minus(EARLIER)))
                        .toList();
        try {
            return issuing.crl(
                    certificate(authority),
                    holder(authority).keys.getPrivate(),
                    entries,
                    now.minus(EARLIER),
                    now.plus(STATUS_LIFE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign", e);
        }
    }

    /** Another certificate for the member's key, wrong in one way. */
    public Credential flawed(Member member, Flaw flaw) {
        Member issuer = member.issuer;
        if (issuer == null || member.isAuthority()) {
            throw new IllegalArgumentException("only leaves are made wrong");
        }
        Holder right = holder(member);
        try {
            KeyPair signer =
                    flaw == Flaw.FORGED || flaw == Flaw.STRANGER
                            ? issuing.keys(suite.keys)
                            : holder(issuer).keys;
            Issuing.Subject above =
                    flaw == Flaw.STRANGER
                            ? new Issuing.Subject("Unknown Root", "Nobody", "", "")
                            : subject(issuer);
            X509Certificate leaf = issue(member, right.keys, signer, above, flaw);
            var chain = new ArrayList<X509Certificate>();
            chain.add(leaf);
            if (flaw != Flaw.STRANGER) {
                chain.addAll(chain(issuer));
            }
            String name = suite.folder + "-" + member.file + "-" + flaw.name();
            return new Credential(
                    name.toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    right.keys.getPrivate(),
                    chain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign", e);
        }
    }

    /**
     * Signs a request as the operator's sub-CA would.
     *
     * @param request PKCS#10 in DER, from a certificate signing request
     * @return the chain, leaf first, without the root
     */
    public List<X509Certificate> sign(byte[] request) {
        SigningRequest asked = SigningRequest.read(request);
        Holder issuer = holder(Member.CPO_SUB2);
        try {
            X509Certificate leaf =
                    issuing.certificate(
                            subject(Member.CPO_SUB2).toDer(),
                            issuer.keys.getPrivate(),
                            issuer.keys.getPublic(),
                            asked.subject().getEncoded(),
                            asked.key(),
                            now.minus(EARLIER),
                            now.plus(LEAF_LIFE),
                            leafExtensions(Member.CHARGER, asked.key(), issuer.keys, null));
            var chain = new ArrayList<X509Certificate>();
            chain.add(leaf);
            chain.addAll(chain(Member.CPO_SUB2));
            return List.copyOf(chain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign", e);
        }
    }

    private List<X509Certificate> chain(Member member) {
        var chain = new ArrayList<X509Certificate>();
        for (Member at = member; at != null; at = at.issuer) {
            if (at.issuer != null || at == member) {
                chain.add(certificate(at));
            }
        }
        return chain;
    }

    private Holder holder(Member member) {
        Holder found = members.get(member);
        if (found == null) {
            throw new IllegalStateException(member + " comes before its issuer");
        }
        return found;
    }

    private Issuing.Subject subject(Member member) {
        return new Issuing.Subject(member.commonName, "Tidegate Lab", "DE", member.domain);
    }

    private X509Certificate issue(
            Member member, KeyPair keys, KeyPair signer, Issuing.Subject issuer)
            throws GeneralSecurityException {
        return issue(member, keys, signer, issuer, null);
    }

    private X509Certificate issue(
            Member member,
            KeyPair keys,
            KeyPair signer,
            Issuing.Subject issuer,
            @Nullable Flaw flaw)
            throws GeneralSecurityException {
        Instant from =
                switch (flaw) {
                    case EXPIRED -> now.minus(LEAF_LIFE);
                    case NOT_YET_VALID -> now.plus(EARLIER);
                    case null, default -> now.minus(EARLIER);
                };
        Duration life =
                member.issuer == null
                        ? ROOT_LIFE
                        : member.isAuthority() ? SUB_LIFE : LEAF_LIFE.plus(EARLIER);
        Instant to = flaw == Flaw.EXPIRED ? now.minus(EARLIER) : now.plus(life);
        Issuing.Subject own = subject(member);
        if (flaw == Flaw.WRONG_DOMAIN) {
            own = new Issuing.Subject(own.commonName(), own.organisation(), own.country(), "XXX");
        }
        List<byte[]> extensions =
                member.isAuthority()
                        ? authorityExtensions(member, keys, signer)
                        : leafExtensions(member, keys.getPublic(), signer, flaw);
        return issuing.certificate(
                issuer.toDer(),
                signer.getPrivate(),
                signer.getPublic(),
                own.toDer(),
                keys.getPublic(),
                from,
                to,
                extensions);
    }

    private List<byte[]> authorityExtensions(Member member, KeyPair keys, KeyPair signer) {
        byte[] constraints =
                Der.sequence(
                        Der.bool(true),
                        Der.integer(java.math.BigInteger.valueOf(member.pathLength)));
        var extensions = new ArrayList<byte[]>();
        extensions.add(Issuing.extension(Issuing.BASIC_CONSTRAINTS, true, constraints));
        extensions.add(Issuing.extension(Issuing.KEY_USAGE, true, CERTIFY_BITS));
        extensions.addAll(identifiers(keys.getPublic(), signer));
        if (member.issuer != null) {
            extensions.add(Issuing.ocspAccess(OCSP_URL));
        }
        return extensions;
    }

    private List<byte[]> leafExtensions(
            Member member, java.security.PublicKey key, KeyPair signer, @Nullable Flaw flaw) {
        boolean agrees = Certificates.keyKind(key) != KeyKind.ED448;
        var extensions = new ArrayList<byte[]>();
        extensions.add(Issuing.extension(Issuing.BASIC_CONSTRAINTS, true, Der.sequence()));
        extensions.add(
                Issuing.extension(
                        Issuing.KEY_USAGE, true, agrees ? SIGN_AND_AGREE_BITS : SIGN_BITS));
        String purpose = purpose(member, flaw);
        if (purpose != null) {
            extensions.add(
                    Issuing.extension(
                            Issuing.EXTENDED_KEY_USAGE, false, Der.sequence(Der.oid(purpose))));
        }
        extensions.addAll(identifiers(key, signer));
        extensions.add(Issuing.ocspAccess(OCSP_URL));
        return extensions;
    }

    private static @Nullable String purpose(Member member, @Nullable Flaw flaw) {
        boolean turned = flaw == Flaw.WRONG_PURPOSE;
        return switch (member) {
            case CHARGER, PRIVATE_CHARGER ->
                    turned ? CertificateRole.Purpose.CLIENT : CertificateRole.Purpose.SERVER;
            case VEHICLE ->
                    turned ? CertificateRole.Purpose.SERVER : CertificateRole.Purpose.CLIENT;
            default -> null;
        };
    }

    private static List<byte[]> identifiers(java.security.PublicKey key, KeyPair signer) {
        return List.of(
                Issuing.extension(Issuing.SUBJECT_KEY_ID, false, Der.octets(Issuing.keyId(key))),
                Issuing.extension(
                        Issuing.AUTHORITY_KEY_ID,
                        false,
                        Der.sequence(Der.implicit(0, Issuing.keyId(signer.getPublic())))));
    }
}
