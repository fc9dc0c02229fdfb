package org.tidegate.iso15118.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidegate.iso15118.pki.LabPki.Flaw;
import org.tidegate.iso15118.pki.LabPki.Member;

/** A laboratory's certificates as files: name within the folder, and content. */
public final class LabFiles {
    private static final String README =
            """
            Laboratory certificates for ISO 15118, made by `tidegate pki lab`. Worth nothing outside a laboratory:
            the private keys lie here in the open, and every key store opens with the password "laboratory".

            iso2/         secp256r1 with SHA-256, for ISO 15118-2
            iso20-p521/   secp521r1 with SHA-512, for ISO 15118-20
            iso20-ed448/  Ed448, for ISO 15118-20
            charger.p12   all three charger leaves in one store, as the charger reads it
            roots/        what a charger trusts: v2g.pem, oem.pem, mo.pem

            In each folder, for NAME among v2g-root, cpo-sub1, cpo-sub2, charger, cps-sub1, cps-sub2, cps, mo-root,
            mo-sub1, mo-sub2, contract, oem-root, oem-sub1, oem-sub2, oem-provisioning, vehicle, private-root,
            private-charger:
              NAME.pem         the certificate
              NAME-key.pem     its private key, PKCS#8
              NAME-chain.pem   the certificate and its sub-CAs, without the root
              NAME.p12         key and chain of a leaf
              ocsp/NAME.der    what its issuer says about it today (RFC 6960); revoked-NAME.der the opposite
              crl/NAME.crl     what an authority has withdrawn: nothing
              flawed/          leaves that must be refused, each named after its flaw

            Check:  openssl verify -CAfile v2g-root.pem -untrusted charger-chain.pem charger.pem
                    tidegate pki check --root v2g-root.pem charger-chain.pem
            """;

    private LabFiles() {}

    /**
     * Everything of these laboratories.
     *
     * @throws IllegalStateException if this Java cannot write PKCS#12
     */
    public static Map<String, byte[]> of(List<LabPki> suites) {
        try {
            var files = new TreeMap<String, byte[]>();
            files.put("README.txt", bytes(README));
            for (LabPki pki : suites) {
                suite(files, pki);
            }
            List<Credential> chargers =
                    suites.stream().map(pki -> pki.credential(Member.CHARGER)).toList();
            files.put("charger.p12", store(chargers));
            files.put("password.txt", bytes(LabPki.PASSWORD + "\n"));
            files.put("roots/v2g.pem", roots(suites, Member.V2G_ROOT));
            files.put("roots/oem.pem", roots(suites, Member.OEM_ROOT));
            files.put("roots/mo.pem", roots(suites, Member.MO_ROOT));
            return files;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot write certificates", e);
        }
    }

    private static void suite(Map<String, byte[]> files, LabPki pki)
            throws GeneralSecurityException, IOException {
        String folder = pki.suite().folder() + "/";
        for (Member member : Member.values()) {
            Credential own = pki.credential(member);
            String name = folder + member.file();
            files.put(name + ".pem", bytes(Pem.certificates(List.of(own.leaf()))));
            files.put(name + "-key.pem", bytes(Pem.key(own.key())));
            files.put(name + "-chain.pem", bytes(Pem.certificates(own.chain())));
            if (member.issuer() != null) {
                files.put(folder + "ocsp/" + member.file() + ".der", pki.ocsp(member, false));
                files.put(
                        folder + "ocsp/revoked-" + member.file() + ".der", pki.ocsp(member, true));
            }
            if (member.isAuthority()) {
                files.put(folder + "crl/" + member.file() + ".crl", crl(pki, member));
            } else {
                files.put(name + ".p12", store(List.of(own)));
            }
        }
        for (Member member : List.of(Member.CHARGER, Member.VEHICLE)) {
            for (Flaw flaw : Flaw.values()) {
                Credential wrong = pki.flawed(member, flaw);
                String name = wrong.name().substring(pki.suite().folder().length() + 1);
                files.put(
                        folder + "flawed/" + name + "-chain.pem",
                        bytes(Pem.certificates(wrong.chain())));
                files.put(folder + "flawed/" + name + "-key.pem", bytes(Pem.key(wrong.key())));
            }
        }
    }

    private static byte[] crl(LabPki pki, Member authority) throws CRLException {
        return bytes(Pem.of("X509 CRL", pki.crl(authority, List.of()).getEncoded()));
    }

    private static byte[] roots(List<LabPki> suites, Member root) {
        var all = new ArrayList<java.security.cert.X509Certificate>();
        suites.forEach(pki -> all.add(pki.certificate(root)));
        return bytes(Pem.certificates(all));
    }

    private static byte[] store(List<Credential> credentials)
            throws GeneralSecurityException, IOException {
        char[] password = LabPki.PASSWORD.toCharArray();
        var out = new ByteArrayOutputStream();
        Credential.store(credentials, password).store(out, password);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
