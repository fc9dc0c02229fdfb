package org.tidegate.controller.assembly;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.board.Board;
import org.tidegate.controller.console.ConsoleServer;
import org.tidegate.controller.console.TrendPlane;
import org.tidegate.controller.journal.ControllerEvent;
import org.tidegate.controller.journal.JournalFolder;
import org.tidegate.controller.lane.RealTimeSetup;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.ModbusMasters;
import org.tidegate.hal.SunSpecConverter;
import org.tidegate.iso15118.Sdp;
import org.tidegate.iso15118.SdpServer;
import org.tidegate.iso15118.TlsSettings;
import org.tidegate.iso15118.V2gListener;
import org.tidegate.iso15118.V2gTls;
import org.tidegate.ocpp.NettyOcppTransport;
import org.tidegate.protection.measurement.TimeBudget;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.PlaneThread;

/** A running charger made from a board file, with its console. */
public final class BoardCharger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoardCharger.class);
    private static final int RING = 256;

    private final Board board;
    private final Clock clock;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Charger charger;
    private final ChargerProcess process;
    private final @Nullable ConsoleServer console;

    private BoardCharger(Board board, GridProfile profile, FrontEnds frontEnds, Clock clock)
            throws IOException, GeneralSecurityException {
        this.board = board;
        this.clock = clock;
        FrontEnds.FrontEnd frontEnd = frontEnds.open(board, clock);
        var disk = new FileDisk(board.journal().directory());
        open.add(disk);
        V2gListener listener = listen();
        open.add(listener);
        var busRing = new EventRing("bus", RING);
        ModbusMaster master =
                ModbusMasters.tcp(board.converter().host(), board.converter().port(), clock);
        open.add(master);
        var converter =
                new SunSpecConverter(
                        master, BoardAssembly.converter(board), busRing, GateLine.NOT_WIRED);
        var transport = new NettyOcppTransport(BoardAssembly.transport(board, proxyPassword(board)));
        open.add(transport);
        this.charger =
                Charger.assemble(
                        new ChargerPorts(
                                clock,
                                disk,
                                converter,
                                List.of(converter),
                                List.of(busRing),
                                frontEnd.safety(),
                                frontEnd.pilot(),
                                listener,
                                transport,
                                new SecureRandom()),
                        BoardAssembly.settings(
                                board, profile, twinGrid(frontEnd), password(board)));
        for (TimeBudget.Finding left : ClearingTimes.leftToConverter(board, profile)) {
            double none = Double.NaN;
            charger.processRing()
                    .emit(
                            ControllerEvent.LEFT_TO_CONVERTER,
                            clock.nanos(),
                            none,
                            none,
                            left.sentence());
        }
        this.process = ChargerProcess.start(charger, clock, setup(board.lane()));
        listener.onActivity(process.vehicleWakeup());
        transport.onEvent(process.operatorWakeup());
        frontEnd.planes(charger.vehicleState()).forEach(this::start);
        startSdp(listener);
        this.console = board.console().enabled() ? console(disk) : null;
    }

    /**
     * Starts everything; nothing is energised before the first healthy cycle.
     *
     * @throws IOException with place, reason and remedy, when a port, file or address cannot be
     *     used
     */
    public static BoardCharger start(
            Board board, GridProfile profile, FrontEnds frontEnds, Clock clock)
            throws IOException, GeneralSecurityException {
        return new BoardCharger(board, profile, frontEnds, clock);
    }

    /** A twin's front end and a converter on this very machine: no real grid in sight. */
    private boolean twinGrid(FrontEnds.FrontEnd frontEnd) throws IOException {
        return frontEnd.isTwin()
                && InetAddress.getByName(board.converter().host()).isLoopbackAddress();
    }

    private static RealTimeSetup setup(Board.Lane lane) {
        RealTimeSetup full = RealTimeSetup.everyMillis(lane.periodMillis());
        RealTimeSetup setup = lane.realTime() ? full : full.ordinary();
        OptionalInt cpu = lane.cpu();
        return cpu.isPresent() ? setup.onCpu(cpu.getAsInt()) : setup;
    }

    private static String password(Board board) throws IOException {
        Path file = board.operator().passwordFile();
        return file == null ? "" : Files.readString(file).strip();
    }

    private static String proxyPassword(Board board) throws IOException {
        Path file = board.operator().link().proxyPasswordFile();
        return file == null ? "" : Files.readString(file).strip();
    }

    private V2gListener listen() throws IOException {
        Board.Vehicle v = board.vehicle();
        InetAddress address = InetAddress.getByName(v.listenAddress());
        if (!v.tls()) {
            return V2gListener.plain(address, v.port());
        }
        Path store = v.keystoreFile();
        Path passwordFile = v.keystorePasswordFile();
        if (store == null || passwordFile == null) {
            throw new IOException("vehicle.keystore_file and keystore_password_file are needed");
        }
        char[] password = Files.readString(passwordFile).strip().toCharArray();
        // No vehicle maker's root is configured, so vehicles are not asked for certificates.
        TlsSettings settings =
                TlsSettings.of(
                        V2gTls.credentials(V2gTls.loadPkcs12(store, password), password),
                        List.of(),
                        List.of());
        V2gTls.check(settings, Instant.ofEpochMilli(clock.wallMillis()))
                .forEach(finding -> LOG.warn("{}: {}. {}", store, finding, finding.remedy()));
        V2gTls.warmUp(settings, clock);
        return V2gListener.tls(address, v.port(), settings, clock);
    }

    private void startSdp(V2gListener listener) throws IOException {
        Board.Vehicle v = board.vehicle();
        if (!v.sdp() || !(listener.address() instanceof Inet6Address address)) {
            return;
        }
        String name = v.networkInterface();
        NetworkInterface link =
                name == null
                        ? NetworkInterface.getByInetAddress(address)
                        : NetworkInterface.getByName(name);
        if (link == null) {
            LOG.warn("no SDP: there is no network interface for {}", address.getHostAddress());
            return;
        }
        SdpServer sdp =
                SdpServer.start(link, new Sdp.Offer(address, listener.port(), v.tls()), clock);
        open.add(sdp);
        if (!sdp.isServing()) {
            LOG.warn("{}", sdp.problem());
        }
    }

    private ConsoleServer console(FileDisk disk) throws IOException {
        var trend = new TrendPlane(charger.snapshots());
        start(trend);
        InetAddress address = InetAddress.getByName(board.console().bindAddress());
        ConsoleServer.Options loopback = ConsoleServer.Options.loopback(board.console().port());
        var options =
                new ConsoleServer.Options(
                        address,
                        board.console().port(),
                        loopback.hostNames(),
                        loopback.streamEvery(),
                        loopback.mostStreams(),
                        loopback.dropAfter());
        ConsoleServer server =
                ConsoleServer.start(
                        options,
                        new ConsoleServer.Sources(
                                clock,
                                charger.snapshots(),
                                charger.journal().events(),
                                trend,
                                new JournalFolder(disk),
                                charger.journal().boot()));
        open.add(server);
        return server;
    }

    private void start(Plane plane) {
        var thread =
                new PlaneThread(
                        plane, clock, (dead, cause) -> LOG.error("{} died", dead.name(), cause));
        open.add(thread);
        thread.start();
    }

    public Charger charger() {
        return charger;
    }

    public ChargerProcess process() {
        return process;
    }

    /** Where the page is; empty without a console. */
    public String consoleAddress() {
        return console == null ? "" : console.uri().toString();
    }

    @Override
    public void close() {
        process.close();
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.warn("{} did not close: {}", each.getClass().getSimpleName(), e.getMessage());
            }
        }
    }
}
