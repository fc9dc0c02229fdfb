package org.tidegate.controller.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.board.Board;
import org.tidegate.controller.bridge.Presentation;
import org.tidegate.controller.bridge.SignedMeter;
import org.tidegate.controller.journal.JournalFolder;
import org.tidegate.controller.operator.BoardHands;
import org.tidegate.controller.operator.BoardKeys;
import org.tidegate.controller.operator.Firmware;
import org.tidegate.controller.operator.OperatorCourier;
import org.tidegate.controller.operator.TrustKeeper;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.controller.update.Installed;
import org.tidegate.iso15118.ContractPayments;
import org.tidegate.ocpp.FilePort;
import org.tidegate.ocpp.KeyStorePort;
import org.tidegate.ocpp.OcppHands;
import org.tidegate.ocpp.OcppPorts;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.Published;

/**
 * The operator's station on a board: where it keeps what it must not forget, and its hands for
 * keys, files and the vehicle's certificates.
 */
public final class OperatorAssembly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorAssembly.class);
    private static final int RING = 64;
    private static final long LONGEST_GOODBYE_SECONDS = 2;

    /** OCPP 2.1 ChargingStationType.firmwareVersion. */
    private static final int LONGEST_VERSION = 50;

    /** Everything of the operator's station: passwords, keys, tokens. */
    private static final String SECRETS = "ocpp-";

    private final @Nullable VehicleTrust trust;
    private final Clock clock;
    private final Path releaseFile;
    private final FileDisk stationDisk;
    private final FileDisk keyDisk;
    private final ExecutorService keyWork = worker("tg-ocpp-keys", 1);
    private final ExecutorService fileWork = worker("tg-ocpp-files", 2);
    private final OperatorCourier courier;
    private final ChargerPorts.OperatorSide side;
    private final EventRing events = new EventRing("trust", RING);
    private final List<Plane> planes = new ArrayList<>();
    private volatile Firmware firmware =
            Firmware.refused(
                    "this charger takes no firmware from its operator; remedy: install it on the"
                            + " board");

    /**
     * @param trust null on a charger without encryption towards vehicles
     * @param journal what logs are made of
     */
    OperatorAssembly(Board board, @Nullable VehicleTrust trust, FileDisk journal, Clock clock) {
        this.trust = trust;
        this.clock = clock;
        this.releaseFile = board.update().releaseFile();
        this.courier = new OperatorCourier(clock);
        Path folder = board.journal().directory();
        this.stationDisk = FileDisk.secret(folder); // of its own: nobody waits for its sync
        this.keyDisk = FileDisk.secret(folder);
        String open = stationDisk.restrict(SECRETS);
        if (!open.isEmpty()) {
            LOG.warn("{}; remedy: put the journal on a medium with owners", open);
        }
        KeyStorePort keys =
                new BoardKeys(
                        OcppHands.keys(keyDisk, keyWork, new SecureRandom()),
                        trust,
                        commissioned(board),
                        keyWork);
        FilePort files =
                OcppHands.files(
                        folder.resolve("staging"),
                        new BoardHands(
                                new JournalFolder(journal),
                                new Late(),
                                board.charger().identity(),
                                clock),
                        limits(board),
                        fileWork);
        this.side =
                new ChargerPorts.OperatorSide(
                        stationDisk,
                        new OcppPorts(keys, files, courier.operatorSide()),
                        board.operator().desk().waitsForToken(),
                        new Published<>(Presentation.NONE),
                        SignedMeter.NONE);
    }

    private static ExecutorService worker(String name, int threads) {
        return Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }

    private static OcppHands.Limits limits(Board board) {
        Board.OperatorDesk desk = board.operator().desk();
        OcppHands.Limits limits =
                OcppHands.Limits.closed()
                        .to(desk.fileHosts())
                        .within(
                                (long) desk.fileLimitMegabytes() << 20,
                                Duration.ofSeconds(desk.fileTimeoutSeconds()))
                        .trusting(board.operator().authorityFile());
        return board.operator().link().laboratory() ? limits.inLaboratory() : limits;
    }

    private static KeyStorePort.Commissioned commissioned(Board board) {
        Board.Trust vehicles = board.vehicle().trust();
        return new KeyStorePort.Commissioned(
                text(board.operator().link().certificateFile()),
                text(vehicles.chargerRootFile()),
                text(vehicles.contractRootFile()),
                text(vehicles.makerRootFile()));
    }

    /** What cannot be read is missed by whoever uses it, with place and remedy. */
    private static String text(@Nullable Path file) {
        if (file == null) {
            return "";
        }
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1); // people write comments
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", file, e.getMessage());
            return "";
        }
    }

    /** For the charger to be assembled with. */
    ChargerPorts.OperatorSide side() {
        return side;
    }

    /** Carries vehicles' certificate requests to the operator. */
    ContractPayments.Courier courier() {
        return courier.vehicleSide();
    }

    /** For the journal to drain. */
    List<EventRing> rings() {
        return List.of(events);
    }

    /** Before the first step of any plane. */
    void connect(Charger charger) {
        courier.follow(charger.operatorState());
        VehicleTrust vehicles = trust;
        if (vehicles != null) {
            vehicles.believe(charger.operator().certificates()::latest);
            planes.add(
                    new TrustKeeper(
                            vehicles,
                            courier,
                            charger.operator().certificates()::latest,
                            events,
                            clock));
        }
    }

    /** To be started with the slow planes. */
    List<Plane> planes() {
        return List.copyOf(planes);
    }

    /** From now on the operator's firmware goes there. */
    public void firmware(Firmware taker) {
        firmware = taker;
    }

    /** With the version that runs, so that the operator sees whether an update took. */
    ChargerSettings named(ChargerSettings settings) {
        try {
            String version = Installed.read(releaseFile).release().version();
            return version.isBlank() || version.length() > LONGEST_VERSION
                    ? settings
                    : settings.withOperator(settings.operator().withFirmwareVersion(version));
        } catch (IOException _) {
            return settings; // not a package's: a bench, or a build tree
        }
    }

    /** Whoever takes firmware comes after the hands. */
    private final class Late implements Firmware {
        @Override
        public void install(Path bundle) throws IOException {
            firmware.install(bundle);
        }

        @Override
        public boolean restartsItself() {
            return firmware.restartsItself();
        }
    }

    @Override
    public void close() {
        fileWork.shutdownNow();
        keyWork.shutdown(); // a key that is being made is kept
        try {
            boolean _ = keyWork.awaitTermination(LONGEST_GOODBYE_SECONDS, TimeUnit.SECONDS);
            boolean _ = fileWork.awaitTermination(LONGEST_GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        keyDisk.close();
        stationDisk.close();
    }
}
