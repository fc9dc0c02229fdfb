package org.tidegate.rig.demo;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.controller.assembly.Charger;
import org.tidegate.controller.assembly.ChargerPorts;
import org.tidegate.controller.assembly.ChargerProcess;
import org.tidegate.controller.assembly.ChargerSettings;
import org.tidegate.controller.lane.RealTimeSetup;
import org.tidegate.hal.GateLine;
import org.tidegate.hal.ModbusMaster;
import org.tidegate.hal.ModbusMasters;
import org.tidegate.hal.SunSpecConverter;
import org.tidegate.hal.SunSpecSettings;
import org.tidegate.iso15118.Sdp;
import org.tidegate.iso15118.SdpServer;
import org.tidegate.iso15118.TlsSettings;
import org.tidegate.iso15118.TlsSettings.VehicleCertificate;
import org.tidegate.iso15118.V2gListener;
import org.tidegate.iso15118.V2gTls;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.ocpp.NettyOcppTransport;
import org.tidegate.ocpp.OcppTransport;
import org.tidegate.rig.converter.ConverterTwin;
import org.tidegate.rig.story.Actors;
import org.tidegate.rig.vehicle.EvccSettings;
import org.tidegate.rig.vehicle.EvccTwin;
import org.tidegate.rig.vehicle.LabPki;
import org.tidegate.rig.vehicle.SocketLink;
import org.tidegate.rig.vehicle.VehicleLink;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Disk;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Plane;
import org.tidegate.runtime.PlaneThread;

/**
 * Fidelity 2: the assembled charger with its threads, talking Modbus TCP, ISO 15118-20 over TLS 1.3
 * and OCPP over WebSocket to twins on loopback, or to the real thing.
 */
public final class RealRig implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RealRig.class);

    /**
     * What this rig is to be.
     *
     * @param address where vehicles arrive
     */
    public record Plan(
            Twins.World world,
            EvccSettings car,
            Externals externals,
            boolean tls,
            InetAddress address,
            int vehiclePort,
            RealTimeSetup lane) {
        /** On loopback. */
        public Plan(
                Twins.World world,
                EvccSettings car,
                Externals externals,
                boolean tls,
                int vehiclePort,
                RealTimeSetup lane) {
            this(world, car, externals, tls, InetAddress.ofLiteral("::1"), vehiclePort, lane);
        }
    }

    private final Clock clock = Clock.system();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Twins twins;
    private final EvccTwin vehicle;
    private final Charger charger;
    private final ChargerProcess process;
    private final V2gListener listener;
    private final Plan plan;
    private final String vehicleRoute;
    private boolean closed;

    /**
     * @param settings given the operator's address, so that a twin may choose its own port
     * @param pkiFolder where the laboratory's certificates go, for vehicles that are not twins
     */
    public RealRig(
            Plan plan, Function<URI, ChargerSettings> settings, Disk disk, @Nullable Path pkiFolder)
            throws IOException, GeneralSecurityException {
        this.plan = plan;
        var vehicleSays = new AtomicReference<>(VehicleState.none(clock.nanos()));
        this.twins =
                plan.externals().vehicle()
                        ? new Twins(
                                clock, plan.world(), ForeignWiring.stiffBattery(vehicleSays::get))
                        : new Twins(clock, plan.world());
        LabPki pki = plan.tls() ? LabPki.make(clock.wallMillis()) : null;
        if (pki != null && pkiFolder != null) {
            PkiFolder.write(pki, pkiFolder);
        }
        this.listener = listen(pki);
        open.add(listener);
        var busRing = new EventRing("bus", 256);
        SunSpecConverter converter = converter(busRing);
        URI operatorUrl = operatorUrl();
        OcppTransport transport = NettyOcppTransport.inLaboratory(null);
        open.add(transport);
        this.charger =
                Charger.assemble(
                        new ChargerPorts(
                                clock,
                                disk,
                                converter,
                                List.of(converter),
                                List.of(busRing),
                                twins.safety(),
                                twins.pilot(),
                                listener,
                                transport,
                                new SecureRandom()),
                        settings.apply(operatorUrl));
        this.process = ChargerProcess.start(charger, clock, plan.lane());
        listener.onActivity(process.vehicleWakeup());
        transport.onEvent(process.operatorWakeup());
        SdpServer sdp = sdp();
        VehicleLink link = link(sdp, pki);
        this.vehicleRoute =
                (sdp != null && sdp.isServing() ? "SDP, then " : "")
                        + (plan.tls() ? "TLS 1.3" : "TCP")
                        + " on ["
                        + listener.address().getHostAddress()
                        + "]:"
                        + listener.port();
        this.vehicle = new EvccTwin(plan.car(), twins.battery(), link, twins.plug(), clock);
        startTwinThreads(vehicleSays);
    }

    private void startTwinThreads(AtomicReference<VehicleState> vehicleSays) {
        if (plan.externals().vehicle()) {
            Plane follow = ForeignWiring.pilotFollows(twins.pilot(), charger.vehicleState());
            start(
                    new Plane() {
                        @Override
                        public String name() {
                            return follow.name();
                        }

                        @Override
                        public long step(long nowNanos) {
                            vehicleSays.set(charger.vehicleState().latest());
                            return follow.step(nowNanos);
                        }
                    });
        } else {
            vehicle.wakeWith(start(vehicle));
        }
        if (plan.externals().converter() != null) {
            start(ForeignWiring.batteryFollows(twins.battery(), charger.snapshots()));
        }
    }

    private V2gListener listen(@Nullable LabPki pki) throws IOException {
        InetAddress address = plan.address();
        if (pki == null) {
            return V2gListener.plain(address, plan.vehiclePort());
        }
        TlsSettings settings =
                plan.externals().vehicle()
                        ? pki.chargerTls().asking(VehicleCertificate.CHECKED_IF_SHOWN)
                        : pki.chargerTls();
        V2gTls.warmUp(settings, clock);
        return V2gListener.tls(address, plan.vehiclePort(), settings, clock);
    }

    private SunSpecConverter converter(EventRing ring) throws IOException {
        InetSocketAddress foreign = plan.externals().converter();
        ModbusMaster master;
        GateLine gate;
        if (foreign == null) {
            ConverterTwin twin = ConverterTwin.start(twins.registers(), 0, clock);
            open.add(twin);
            master = ModbusMasters.tcp("127.0.0.1", twin.port(), clock);
            gate = twins.converter()::blockGates;
        } else {
            String host =
                    foreign.isUnresolved()
                            ? foreign.getHostString()
                            : foreign.getAddress().getHostAddress();
            master = ModbusMasters.tcp(host, foreign.getPort(), clock);
            gate = GateLine.NOT_WIRED;
        }
        open.add(master);
        return new SunSpecConverter(master, SunSpecSettings.defaults(), ring, gate);
    }

    private URI operatorUrl() {
        URI foreign = plan.externals().operator();
        if (foreign != null) {
            return foreign;
        }
        URI url = twins.operator().listen(0, null);
        open.add(twins.operator());
        return url;
    }

    private @Nullable SdpServer sdp() {
        try {
            NetworkInterface link = NetworkInterface.getByInetAddress(plan.address());
            if (link == null || !(listener.address() instanceof Inet6Address address)) {
                return null;
            }
            SdpServer sdp =
                    SdpServer.start(
                            link, new Sdp.Offer(address, listener.port(), plan.tls()), clock);
            open.add(sdp);
            if (!sdp.isServing()) {
                LOG.warn("{}; vehicles are told the address directly", sdp.problem());
            }
            return sdp;
        } catch (IOException e) {
            LOG.warn("no SDP ({}); vehicles are told the address directly", e.getMessage());
            return null;
        }
    }

    private VehicleLink link(@Nullable SdpServer sdp, @Nullable LabPki pki)
            throws IOException, GeneralSecurityException {
        SSLContext tls =
                pki == null
                        ? null
                        : V2gTls.clientContext(
                                pki.vehicle(),
                                LabPki.PASSWORD.toCharArray(),
                                List.of(pki.v2gRoot()));
        NetworkInterface loopback = NetworkInterface.getByInetAddress(listener.address());
        if (sdp != null && sdp.isServing() && loopback != null) {
            return SocketLink.discover(loopback, tls);
        }
        return SocketLink.to(new InetSocketAddress(listener.address(), listener.port()), tls);
    }

    /** Gives a further plane its thread, ended with the rig. */
    public PlaneThread start(Plane plane) {
        var thread =
                new PlaneThread(
                        plane, clock, (dead, cause) -> LOG.error("{} died", dead.name(), cause));
        open.add(thread);
        return thread.start();
    }

    /** Ends with the rig. */
    public void closeWith(AutoCloseable each) {
        open.add(each);
    }

    public Clock clock() {
        return clock;
    }

    public Twins twins() {
        return twins;
    }

    public EvccTwin vehicle() {
        return vehicle;
    }

    public Charger charger() {
        return charger;
    }

    public ChargerProcess process() {
        return process;
    }

    /** How a vehicle finds the charger, in words. */
    public String vehicleRoute() {
        return vehicleRoute;
    }

    public Actors actors() {
        return new TwinActors(twins, vehicle, plan.externals().real());
    }

    @Override
    public void close() {
        stop();
    }

    /** Ends everything in order; the books can be read afterwards. Again does nothing. */
    public void stop() {
        if (closed) {
            return;
        }
        closed = true;
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
