package org.tidegate.controller.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.controller.operator.VehicleCredentials;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.iso15118.ContractPayments;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.TlsSettings;
import org.tidegate.iso15118.TlsSettings.VehicleCertificate;
import org.tidegate.iso15118.V2gTls;
import org.tidegate.iso15118.pki.CertificateSigning;
import org.tidegate.iso15118.pki.Certificates;
import org.tidegate.iso15118.pki.Certificates.KeyKind;
import org.tidegate.iso15118.pki.Credential;
import org.tidegate.iso15118.pki.DiskSigning;
import org.tidegate.iso15118.pki.Finding;
import org.tidegate.iso15118.pki.OcspResponses;
import org.tidegate.iso15118.pki.Revocations;
import org.tidegate.ocpp.InstalledCertificates;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * The charger's own keys and everybody it believes, as the board file names them. Everything is
 * read and tried once at start: a wrong path is an operator's error and ends it.
 */
public final class VehicleTrust implements VehicleCredentials, AutoCloseable {
    private static final int RING = 64;

    private final Board.Vehicle board;
    private final String commonName;
    private final Clock clock;
    private final EventRing events = new EventRing("certificates", RING);
    private final Published<OcspResponses> staples = new Published<>(OcspResponses.none());
    private final Published<Revocations> revocations = new Published<>(Revocations.unknown());
    private final Published<OcspResponses> fetched = new Published<>(OcspResponses.none());
    private final List<X509Certificate> ownRoots;
    private final List<X509Certificate> makerRoots;
    private final List<X509Certificate> contractRoots;
    private final List<Credential> preset;
    private final @Nullable FileDisk keyDisk;
    private final @Nullable CertificateSigning signing;
    private final CertificatePlane plane;
    private volatile Supplier<InstalledCertificates> installed =
            () -> InstalledCertificates.NOTHING;

    private VehicleTrust(Board board, Clock clock) throws IOException {
        this.board = board.vehicle();
        this.commonName = board.charger().identity();
        this.clock = clock;
        Board.Trust trust = this.board.trust();
        ownRoots = roots("charger_root_file", trust.chargerRootFile());
        makerRoots = roots("maker_root_file", trust.makerRootFile());
        contractRoots = roots("contract_root_file", trust.contractRootFile());
        char[] password = password(this.board.keystorePasswordFile());
        preset = credentials(this.board, password);
        Path keys = trust.keyDirectory();
        keyDisk = keys == null ? null : keyDisk(keys);
        signing =
                keyDisk == null
                        ? null
                        : DiskSigning.open(keyDisk, password, preset, new SecureRandom(), clock);
        plane =
                new CertificatePlane(
                        this::credentials,
                        trust.stapleDirectory(),
                        trust.revocationDirectory(),
                        staples,
                        revocations,
                        events,
                        clock);
        plane.step(clock.nanos()); // the first vehicle gets its staple, too
        tellFindings();
        V2gTls.warmUp(tls(), clock);
    }

    /**
     * Reads everything.
     *
     * @throws IOException with key, file, reason and remedy
     */
    public static VehicleTrust open(Board board, Clock clock) throws IOException {
        return new VehicleTrust(board, clock);
    }

    /** What the operator installs counts from now on, too. */
    public void believe(Supplier<InstalledCertificates> operators) {
        installed = operators;
    }

    /** For the handshake that begins now. */
    public TlsSettings tls() {
        return new TlsSettings(
                credentials(),
                roots(),
                makers(),
                asked(),
                this::staples,
                (certificate, issuer, at) -> revocations.latest().of(certificate, issuer, at));
    }

    @Override
    public List<X509Certificate> roots() {
        return both(ownRoots, installed.get().v2gRoots());
    }

    private List<X509Certificate> makers() {
        return both(makerRoots, installed.get().vehicleMakerRoots());
    }

    /** ISO 15118-2 lets contracts end at a mobility operator's root or at a V2G root. */
    private List<X509Certificate> payers() {
        InstalledCertificates operators = installed.get();
        return both(both(contractRoots, operators.contractRoots()), operators.v2gRoots());
    }

    private static List<X509Certificate> both(
            List<X509Certificate> given, List<X509Certificate> operators) {
        return operators.isEmpty()
                ? given
                : Stream.concat(given.stream(), operators.stream()).distinct().toList();
    }

    @Override
    public OcspResponses staples() {
        return staples.latest().with(fetched.latest());
    }

    /** One caller. */
    @Override
    public void staple(OcspResponses more) {
        fetched.publish(
                more.with(fetched.latest()).freshAt(Instant.ofEpochMilli(clock.wallMillis())));
    }

    private VehicleCertificate asked() {
        Board.VehicleCertificate wish = board.trust().vehicleCertificate();
        if (wish == null) {
            return makers().isEmpty() ? VehicleCertificate.NOT_ASKED : VehicleCertificate.REQUIRED;
        }
        return switch (wish) {
            case REQUIRED -> VehicleCertificate.REQUIRED;
            case CHECKED_IF_SHOWN -> VehicleCertificate.CHECKED_IF_SHOWN;
            case NOT_ASKED -> VehicleCertificate.NOT_ASKED;
        };
    }

    /**
     * Contracts as payment, if a root for them is configured.
     *
     * @param courier to the operator, for certificates that vehicles ask for
     */
    public PlugAndCharge contracts(ContractPayments.Courier courier) {
        return new ContractPayments(
                this::payers,
                (certificate, issuer, at) -> revocations.latest().of(certificate, issuer, at),
                courier,
                null,
                null);
    }

    @Override
    public List<Credential> credentials() {
        return signing == null ? preset : signing.credentials();
    }

    /**
     * Makes a new key and a request for its certificate, in PEM.
     *
     * @throws IOException with reason and remedy, also if this board makes no keys
     */
    @Override
    public String request(KeyKind kind) throws IOException {
        String country = board.trust().country();
        if (signing == null || country == null) {
            throw new IOException(
                    "vehicle.trust."
                            + (signing == null ? "key_directory" : "country")
                            + ": not in the board file, so no certificate can be requested. Remedy:"
                            + " add it");
        }
        return signing.request(kind, commonName, board.trust().organisation(), country);
    }

    /**
     * Puts a signed chain into use from the next handshake on.
     *
     * @throws IOException with reason and remedy, if it cannot be stored
     */
    @Override
    public CertificateSigning.Installed install(String pem) throws IOException {
        if (signing == null) {
            throw new IOException(
                    "vehicle.trust.key_directory: not in the board file, so no certificate can be"
                            + " installed. Remedy: add it");
        }
        return signing.install(pem, roots());
    }

    /** Watches dates and folders; once a minute is plenty. */
    public Plane plane() {
        return plane;
    }

    /** What that plane has to say. */
    public EventRing events() {
        return events;
    }

    /** For nobody else's eyes, whatever the process's umask. */
    private static FileDisk keyDisk(Path folder) throws IOException {
        try {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            return new FileDisk(folder);
        } catch (IOException e) {
            throw unreadable("trust.key_directory", folder, e.getClass().getSimpleName(), e);
        }
    }

    private void tellFindings() {
        Instant at = Instant.ofEpochMilli(clock.wallMillis());
        for (Finding finding : V2gTls.check(tls(), at)) {
            events.emit(
                    Iso15118Event.CERTIFICATE_FAULTY,
                    clock.nanos(),
                    Double.NaN,
                    Double.NaN,
                    finding + ". " + finding.remedy());
        }
    }

    private static List<Credential> credentials(Board.Vehicle vehicle, char[] password)
            throws IOException {
        Path store = vehicle.keystoreFile();
        Path token = vehicle.trust().tokenConfigFile();
        if (store == null && token == null) {
            throw new IOException(
                    "vehicle.keystore_file: missing, and vehicle.tls needs it. Remedy: add it");
        }
        KeyStore keys =
                store != null
                        ? V2gTls.loadPkcs12(store, password)
                        : V2gTls.loadPkcs11(java.util.Objects.requireNonNull(token), password);
        return V2gTls.credentials(keys, password);
    }

    private static char[] password(@Nullable Path file) throws IOException {
        if (file == null) {
            throw new IOException(
                    "vehicle.keystore_password_file: missing, and vehicle.tls needs it. Remedy:"
                            + " add it");
        }
        return lines("keystore_password_file", file).strip().toCharArray();
    }

    private static String lines(String key, Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(key, file, e.getClass().getSimpleName(), e);
        }
    }

    private static List<X509Certificate> roots(String key, @Nullable Path file) throws IOException {
        if (file == null) {
            return List.of();
        }
        try {
            return Certificates.readAll(Files.readAllBytes(file));
        } catch (IOException e) {
            throw unreadable("trust." + key, file, e.getClass().getSimpleName(), e);
        } catch (CertificateException e) {
            throw unreadable("trust." + key, file, String.valueOf(e.getMessage()), e);
        }
    }

    private static IOException unreadable(String key, Path file, String reason, Exception cause) {
        return new IOException(
                "vehicle."
                        + key
                        + " "
                        + file
                        + ": cannot be read ("
                        + reason
                        + "). Remedy: put the file there and let the charger read it",
                cause);
    }

    @Override
    public void close() {
        if (keyDisk != null) {
            keyDisk.close();
        }
    }
}
