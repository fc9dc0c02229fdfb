package org.tidegate.controller.assembly;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.board.Board;
import org.tidegate.controller.console.ConsoleServer;
import org.tidegate.controller.console.RideThroughPlane;
import org.tidegate.controller.console.TrendPlane;
import org.tidegate.controller.journal.ControllerEvent;
import org.tidegate.controller.journal.JournalFolder;
import org.tidegate.controller.lane.RealTimeSetup;
import org.tidegate.controller.operator.UpdateHandOver;
import org.tidegate.controller.store.FileDisk;
import org.tidegate.controller.update.Updates;
import org.tidegate.controller.watch.BoardWatchdog;
import org.tidegate.controller.watch.LinuxWatchdog;
import org.tidegate.controller.watch.SystemdNotifier;
import org.tidegate.hal.SafetyIo;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.Sdp;
import org.tidegate.iso15118.SdpServer;
import org.tidegate.iso15118.V2gListener;
import org.tidegate.iso15118.slac.SlacPort;
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
    private final @Nullable VehicleTrust trust;
    private final OperatorAssembly station;
    private final BoardDevices devices;
    private final Surroundings surroundings;
    private final Charger charger;
    private final ChargerProcess process;
    private final @Nullable ConsoleServer console;

    private BoardCharger(Board board, GridProfile profile, FrontEnds frontEnds, Clock clock)
            throws IOException, GeneralSecurityException {
        this.board = board;
        this.clock = clock;
        FrontEnds.FrontEnd frontEnd = frontEnds.open(board, clock);
        open.add(frontEnd);
        var disk = new FileDisk(board.journal().directory());
        open.add(disk);
        this.trust = board.vehicle().tls() ? VehicleTrust.open(board, clock) : null;
        var rings = new ArrayList<EventRing>(frontEnd.rings());
        if (trust != null) {
            open.add(trust);
            rings.add(trust.events());
        }
        this.station = new OperatorAssembly(board, trust, disk, clock);
        open.add(station);
        rings.addAll(station.rings());
        V2gListener listener = listen();
        open.add(listener);
        var busRing = new EventRing("bus", RING);
        rings.add(busRing);
        this.devices = BoardDevices.open(board, frontEnd.gate(), busRing, clock);
        open.add(devices);
        rings.addAll(devices.rings());
        this.surroundings = new Surroundings(board, clock);
        open.add(surroundings);
        rings.addAll(surroundings.rings());
        var transport =
                new NettyOcppTransport(BoardAssembly.transport(board, proxyPassword(board)));
        open.add(transport);
        this.charger =
                Charger.assemble(
                        new ChargerPorts(
                                        clock,
                                        disk,
                                        devices.converter(),
                                        devices.planes(),
                                        rings,
                                        watched(frontEnd.safety()),
                                        frontEnd.pilot(),
                                        listener,
                                        transport,
                                        new SecureRandom())
                                .with(vehicleSide())
                                .with(station.side()),
                        station.named(
                                BoardAssembly.settings(
                                        board, profile, twinGrid(frontEnd), password(board))));
        station.connect(charger);
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
        surroundings.connect(charger, devices, disk);
        Updates updates = surroundings.updates();
        if (updates != null) {
            station.firmware(UpdateHandOver.to(updates, clock));
        }
        String islands = ClearingTimes.islanding(board, profile);
        if (!islands.isEmpty()) {
            charger.processRing()
                    .emit(
                            ControllerEvent.LEFT_TO_CONVERTER,
                            clock.nanos(),
                            Double.NaN,
                            Double.NaN,
                            islands);
        }
        this.process = ChargerProcess.start(charger, clock, setup(board.lane()), watchdogs(board));
        listener.onActivity(process.vehicleWakeup());
        transport.onEvent(process.operatorWakeup());
        frontEnd.planes(charger.vehicleState()).forEach(this::start);
        surroundings.planes().forEach(this::start);
        if (trust != null) {
            start(trust.plane());
        }
        station.planes().forEach(this::start);
        startSdp(listener);
        this.console = board.console().enabled() ? console(disk) : null;
    }

    private SafetyIo watched(SafetyIo pins) {
        return devices.watchesInsulation()
                ? new MonitoredSafetyIo(pins, devices.insulation(), clock)
                : pins;
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
        // an empty name would count as loopback
        return frontEnd.isTwin()
                && !board.converter().host().isEmpty()
                && InetAddress.getByName(board.converter().host()).isLoopbackAddress();
    }

    /** The board's own watchdog is armed last: a start that fails must not reset the board. */
    private static ChargerProcess.Watchdogs watchdogs(Board board) throws IOException {
        Path device = board.watchdog().device();
        return new ChargerProcess.Watchdogs(
                SystemdNotifier.of(System.getenv(), ProcessHandle.current().pid()),
                device == null
                        ? BoardWatchdog.NONE
                        : LinuxWatchdog.open(device, board.watchdog().timeoutSeconds()));
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
        return trust == null
                ? V2gListener.plain(address, v.port())
                : V2gListener.tls(address, v.port(), trust::tls, clock);
    }

    private ChargerPorts.VehicleSide vehicleSide() throws IOException {
        PlugAndCharge contracts =
                trust == null ? PlugAndCharge.none() : trust.contracts(station.courier());
        Board.Vehicle v = board.vehicle();
        String link = v.networkInterface();
        if (v.slac().modem() == Board.Modem.NONE || link == null) {
            return new ChargerPorts.VehicleSide(contracts, null);
        }
        SlacPort port = SlacPort.open(link);
        open.add(port);
        return new ChargerPorts.VehicleSide(
                contracts,
                new ChargerPorts.Matching(BoardAssembly.matching(v.slac(), port.address()), port));
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
                SdpServer.start(
                        link,
                        new Sdp.Offer(address, listener.port(), v.tls()),
                        clock,
                        charger::isLinkUp);
        open.add(sdp);
        if (!sdp.isServing()) {
            LOG.warn("{}", sdp.problem());
        }
    }

    private ConsoleServer console(FileDisk disk) throws IOException {
        var trend = new TrendPlane(charger.snapshots());
        start(trend);
        var rideThrough = new RideThroughPlane(charger.snapshots(), charger.protectionSettings());
        start(rideThrough);
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
                                rideThrough,
                                new JournalFolder(disk),
                                charger.journal().boot(),
                                charger.operatorState()));
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

    /** The operator's station: its hands, and what people show it. */
    public OperatorAssembly station() {
        return station;
    }

    /** Site, firmware and technician, as the board file wants them. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** Converter and meters, as the board file wires them. */
    public BoardDevices devices() {
        return devices;
    }

    public Charger charger() {
        return charger;
    }

    public ChargerProcess process() {
        return process;
    }

    /** The charger's certificates and whom it believes; null without encryption. */
    public @Nullable VehicleTrust trust() {
        return trust;
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
