package org.tidegate.ocpp;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the operator has installed that others on the board need: authorities of vehicles and
 * contracts, and chains for this charger's keys towards vehicles.
 *
 * @param v2gRoots,contractRoots,vehicleMakerRoots without those the board was commissioned with
 * @param own signed for keys this charger has made
 */
public record InstalledCertificates(
        List<X509Certificate> v2gRoots,
        List<X509Certificate> contractRoots,
        List<X509Certificate> vehicleMakerRoots,
        List<Own> own) {
    public static final InstalledCertificates NOTHING =
            new InstalledCertificates(List.of(), List.of(), List.of(), List.of());

    public InstalledCertificates {
        v2gRoots = List.copyOf(v2gRoots);
        contractRoots = List.copyOf(contractRoots);
        vehicleMakerRoots = List.copyOf(vehicleMakerRoots);
        own = List.copyOf(own);
    }

    /**
     * @param chainPem the leaf first
     */
    public record Own(KeyStorePort.Purpose purpose, String chainPem) {}
}
