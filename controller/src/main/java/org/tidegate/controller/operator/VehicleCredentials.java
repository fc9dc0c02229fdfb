package org.tidegate.controller.operator;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.tidegate.iso15118.pki.CertificateSigning;
import org.tidegate.iso15118.pki.Certificates.KeyKind;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.OcspResponses;

/** This charger's keys towards vehicles, as far as the operator has a say in them. */
public interface VehicleCredentials {
    /** In use now. */
    List<Credential> credentials();

    /** Authorities above them, the operator's included. */
    List<X509Certificate> roots();

    /**
     * Makes a key and a request for its certificate, in PEM. May wait for a disk.
     *
     * @throws IOException with reason and remedy, also if this board makes no keys
     */
    String request(KeyKind kind) throws IOException;

    /**
     * Puts a signed chain into use. May wait for a disk.
     *
     * @throws IOException with reason and remedy
     */
    CertificateSigning.Installed install(String pem) throws IOException;

    /** What is stapled now. */
    OcspResponses staples();

    /** Another response to staple; kept in memory and asked for again after a restart. */
    void staple(OcspResponses more);
}
