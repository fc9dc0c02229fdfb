package org.tidegate.iso15118.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A key with the certificates that vouch for it. The key may live in hardware: then it can be used,
 * but not read.
 *
 * @param name for people: the alias or file it came from
 * @param chain the key's own certificate first, its issuer next, without the root
 */
public record Credential(String name, PrivateKey key, List<X509Certificate> chain) {
    public Credential {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException(name + ": a key without a certificate");
        }
    }

    public X509Certificate leaf() {
        return chain.getFirst();
    }

    @Override
    public String toString() { // never the key
        return name + " (" + Certificates.label(leaf()) + ")";
    }

    /**
     * Every key with X.509 certificates of a store, by name.
     *
     * @param password of the keys; a PKCS#11 token takes its PIN when it is opened and ignores it
     */
    public static List<Credential> all(KeyStore store, char[] password)
            throws GeneralSecurityException {
        var found = new ArrayList<Credential>();
        for (String alias : Collections.list(store.aliases())) {
            Key key = store.isKeyEntry(alias) ? store.getKey(alias, password) : null;
            Certificate[] chain = store.getCertificateChain(alias);
            if (key instanceof PrivateKey secret && chain != null && chain.length > 0) {
                var certificates = new ArrayList<X509Certificate>();
                for (Certificate each : chain) {
                    X509Certificate one = (X509Certificate) each;
                    if (certificates.isEmpty() || !Certificates.isSelfSigned(one)) {
                        certificates.add(one);
                    }
                }
                found.add(new Credential(alias, secret, certificates));
            }
        }
        found.sort(java.util.Comparator.comparing(Credential::name));
        return List.copyOf(found);
    }

    /** These credentials in one PKCS#12 store, each under its name. */
    public static KeyStore store(List<Credential> credentials, char[] password)
            throws GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store cannot be made", e);
        }
        for (Credential each : credentials) {
            store.setKeyEntry(
                    each.name, each.key, password, each.chain.toArray(Certificate[]::new));
        }
        return store;
    }
}
