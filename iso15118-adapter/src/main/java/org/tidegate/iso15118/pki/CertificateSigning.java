package org.tidegate.iso15118.pki;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import org.tidegate.iso15118.pki.Certificates.KeyKind;

/**
 * How the charger comes by a new certificate of its own: the operator asks (OCPP
 * TriggerMessage(SignV2GCertificate)) or an old one runs out, the charger sends a request
 * (SignCertificate), and the chain comes back (CertificateSigned). The key never leaves.
 */
public interface CertificateSigning {
    /**
     * Makes a new key and a request for it. The key waits, safely stored, until its chain is {@link
     * #install}ed; a later request of the same kind replaces it.
     *
     * @param commonName the charger's SECC id
     * @return PKCS#10 in PEM, as OCPP wants it
     * @throws IOException with place, reason and remedy, if the key cannot be stored
     */
    String request(KeyKind kind, String commonName, String organisation, String country)
            throws IOException;

    /** Installing came to nothing, and everything is as it was. */
    sealed interface Installed {
        /** The chain is in use from the next handshake on. */
        record Done(Credential credential) implements Installed {}

        /** OCPP answers Rejected with this reason. */
        record Refused(Fault fault, String reason) implements Installed {}
    }

    /**
     * Puts a signed chain into use, or refuses it.
     *
     * @param pem leaf first, sub-CAs behind it
     * @param roots that the chain must lead to; if empty, its top is taken for what it is
     * @throws IOException if it cannot be stored
     */
    Installed install(String pem, Collection<X509Certificate> roots) throws IOException;

    /** What is in use now, the preferred first. */
    List<Credential> credentials();
}
