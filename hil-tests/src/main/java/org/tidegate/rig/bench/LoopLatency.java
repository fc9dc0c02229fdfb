package org.tidegate.rig.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.SeccPlane;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.TlsSettings;
import org.tidegate.iso15118.V2gListener;
import org.tidegate.iso15118.V2gTls;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.AppProtocol;
import org.tidegate.iso15118.message.AuthorizationReq;
import org.tidegate.iso15118.message.AuthorizationService;
import org.tidegate.iso15118.message.AuthorizationSetupReq;
import org.tidegate.iso15118.message.BptDcCpdReqEnergyTransferMode;
import org.tidegate.iso15118.message.BptDynamicDcClReqControlMode;
import org.tidegate.iso15118.message.ChargeProgress;
import org.tidegate.iso15118.message.DcCableCheckReq;
import org.tidegate.iso15118.message.DcChargeLoopReq;
import org.tidegate.iso15118.message.DcChargeParameterDiscoveryReq;
import org.tidegate.iso15118.message.DcPreChargeReq;
import org.tidegate.iso15118.message.DisplayParameters;
import org.tidegate.iso15118.message.DynamicSeReqControlMode;
import org.tidegate.iso15118.message.EimAReqAuthorizationMode;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.PowerDeliveryReq;
import org.tidegate.iso15118.message.Processing;
import org.tidegate.iso15118.message.Rational;
import org.tidegate.iso15118.message.ScheduleExchangeReq;
import org.tidegate.iso15118.message.SelectedService;
import org.tidegate.iso15118.message.ServiceDetailReq;
import org.tidegate.iso15118.message.ServiceDiscoveryReq;
import org.tidegate.iso15118.message.ServiceSelectionReq;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.SessionSetupReq;
import org.tidegate.iso15118.message.SupportedAppProtocolReq;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.V2gResponse;
import org.tidegate.rig.vehicle.LabPki;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.PlaneThread;
import org.tidegate.runtime.Published;

/**
 * How long a vehicle waits for the answer in the charge loop, over loopback with TLS 1.3 and real
 * threads: from before the request is written until the response has been read, so the vehicle's
 * own wake-up is in it. Next to it, in the same run, two threads that only hand a word to and fro:
 * what the machine itself needs under the load of the moment.
 */
public final class LoopLatency implements AutoCloseable {
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final SeccSettings.Rating RATING =
            new SeccSettings.Rating(11_000, 11_000, 30, 30, 150, 500);

    /** Sorted waiting times. */
    @SuppressWarnings("ArrayRecordComponent") // a run's times, never compared
    public record Times(long[] nanos) {
        public double millis(double quantile) {
            int at = (int) Math.min(nanos.length - 1, Math.floor(quantile * nanos.length));
            return nanos[at] / 1e6;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "p50 %.3f ms, p99 %.3f ms, p99.9 %.3f ms, max %.3f ms, %d answers",
                    millis(0.5),
                    millis(0.99),
                    millis(0.999),
                    millis(1),
                    nanos.length);
        }
    }

    private final V2gListener listener;
    private final PlaneThread plane;
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private SessionId id = SessionId.NONE;

    /** A charger, and a vehicle in its charge loop. */
    public LoopLatency() throws IOException, GeneralSecurityException {
        Clock clock = Clock.system();
        LabPki pki = LabPki.make(clock.wallMillis());
        char[] password = LabPki.PASSWORD.toCharArray();
        TlsSettings settings = pki.chargerTls();
        V2gTls.warmUp(settings, clock);
        listener = V2gListener.tls(InetAddress.getLoopbackAddress(), 0, settings, clock);
        var secc =
                new SeccPlane(
                        SeccSettings.presets("DE*TDG*E0001*1", RATING),
                        listener,
                        new Published<>(willing(clock)),
                        new Published<>(VehicleState.none(clock.nanos())),
                        new EventRing("vehicle", 256),
                        new SecureRandom(),
                        clock);
        plane =
                new PlaneThread(
                        secc,
                        clock,
                        (_, cause) -> {
                            throw new IllegalStateException(cause);
                        });
        listener.onActivity(plane);
        plane.start();
        var plain = new Socket(listener.address(), listener.port());
        plain.setTcpNoDelay(true);
        var secure =
                (SSLSocket)
                        V2gTls.clientContext(pki.vehicle(), password, List.of(pki.v2gRoot()))
                                .getSocketFactory()
                                .createSocket(plain, "charger.local", listener.port(), true);
        secure.setSSLParameters(V2gTls.clientParameters());
        secure.startHandshake();
        socket = secure;
        in = new DataInputStream(secure.getInputStream());
        out = secure.getOutputStream();
        comeToTheLoop();
    }

    /** A charger that says yes to everything, for an hour. */
    private static EvseState willing(Clock clock) {
        return new EvseState(
                clock.nanos() + HOUR_NANOS,
                true,
                EvseState.Authorisation.ACCEPTED,
                true,
                true,
                EvseState.Isolation.VALID,
                400,
                -7.5,
                11_000,
                11_000,
                30,
                30,
                150,
                500,
                -3_000,
                1_000,
                500,
                10,
                EvseState.Stop.NONE,
                null);
    }

    private void comeToTheLoop() throws IOException {
        ask(
                new SupportedAppProtocolReq(
                        List.of(new AppProtocol("urn:iso:std:iso:15118:-20:DC", 1, 0, 1, 1))));
        id = ((V2gResponse) ask(new SessionSetupReq(header(), "BENCH"))).header().sessionId();
        ask(new AuthorizationSetupReq(header()));
        ask(
                new AuthorizationReq(
                        header(), AuthorizationService.EIM, new EimAReqAuthorizationMode()));
        ask(new ServiceDiscoveryReq(header(), List.of()));
        ask(new ServiceDetailReq(header(), 6));
        ask(new ServiceSelectionReq(header(), new SelectedService(6, 1), List.of()));
        Rational zero = Rational.ZERO;
        Rational power = Rational.fromDouble(11_000);
        Rational current = Rational.fromDouble(30);
        Rational high = Rational.fromDouble(450);
        Rational low = Rational.fromDouble(300);
        ask(
                new DcChargeParameterDiscoveryReq(
                        header(),
                        new BptDcCpdReqEnergyTransferMode(
                                power, zero, current, zero, high, low, 80, power, zero, current,
                                zero)));
        ask(
                new ScheduleExchangeReq(
                        header(),
                        12,
                        new DynamicSeReqControlMode(
                                3_600, 20, 80, power, power, zero, power, null)));
        ask(new DcCableCheckReq(header()));
        ask(new DcCableCheckReq(header()));
        ask(
                new DcPreChargeReq(
                        header(),
                        Processing.FINISHED,
                        Rational.fromDouble(400),
                        Rational.fromDouble(400)));
        ask(new PowerDeliveryReq(header(), Processing.FINISHED, ChargeProgress.START, null, null));
    }

    private MessageHeader header() {
        return new MessageHeader(id, 1_795_000_000L, null);
    }

    private DcChargeLoopReq loop() {
        Rational power = Rational.fromDouble(11_000);
        Rational energy = Rational.fromDouble(12_345);
        return new DcChargeLoopReq(
                header(),
                new DisplayParameters(
                        50, 20, 80, 100, null, null, null, false, Rational.fromDouble(60e3), false),
                true,
                Rational.fromDouble(400.5),
                new BptDynamicDcClReqControlMode(
                        3_600L,
                        energy,
                        energy,
                        Rational.ZERO,
                        power,
                        Rational.ZERO,
                        Rational.fromDouble(30),
                        Rational.fromDouble(450),
                        Rational.fromDouble(300),
                        power,
                        Rational.ZERO,
                        Rational.fromDouble(30),
                        energy,
                        Rational.fromDouble(-12_345)));
    }

    private V2gMessage ask(V2gMessage request) throws IOException {
        send(V2gtp.frame(request.schemaSet().payloadType(), V2gCodec.encode(request)));
        byte[] head = new byte[8];
        in.readFully(head);
        int type = ((head[2] & 0xFF) << 8) | (head[3] & 0xFF);
        byte[] payload = new byte[((head[6] & 0xFF) << 8) | (head[7] & 0xFF)];
        in.readFully(payload);
        SchemaSet set =
                type == V2gtp.TYPE_SAP
                        ? SchemaSet.APP_PROTOCOL
                        : type == V2gtp.TYPE_DC ? SchemaSet.ISO20_DC : SchemaSet.ISO20_COMMON;
        try {
            V2gMessage response = V2gCodec.decode(set, payload);
            if (response instanceof V2gResponse r && r.responseCode().isFailure()) {
                throw new IOException("refused: " + response);
            }
            return response;
        } catch (ExiException e) {
            throw new IOException("an unreadable answer", e);
        }
    }

    private void send(byte[] frame) throws IOException {
        out.write(frame);
        out.flush();
    }

    /** Asks so many times, this far apart, and returns how long each answer took. */
    public Times measure(int loops, long periodNanos) throws IOException {
        byte[] frame = V2gtp.frame(V2gtp.TYPE_DC, V2gCodec.encode(loop()));
        byte[] head = new byte[8];
        byte[] body = new byte[512];
        long[] nanos = new long[loops];
        for (int i = 0; i < loops; i++) {
            long begin = System.nanoTime();
            send(frame);
            in.readFully(head);
            in.readFully(body, 0, ((head[6] & 0xFF) << 8) | (head[7] & 0xFF));
            nanos[i] = System.nanoTime() - begin;
            LockSupport.parkNanos(periodNanos - nanos[i]);
        }
        Arrays.sort(nanos);
        return new Times(nanos);
    }

    /**
     * The same with a word between two threads instead of a message between vehicle and charger.
     */
    public static Times machine(int rounds, long periodNanos) throws InterruptedException {
        var there = new java.util.concurrent.SynchronousQueue<Integer>();
        var back = new java.util.concurrent.SynchronousQueue<Integer>();
        Thread echo =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            try {
                                while (true) {
                                    back.put(there.take());
                                }
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                        });
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long begin = System.nanoTime();
            there.put(i);
            back.take();
            nanos[i] = System.nanoTime() - begin;
            LockSupport.parkNanos(periodNanos - nanos[i]);
        }
        echo.interrupt();
        Arrays.sort(nanos);
        return new Times(nanos);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        listener.close();
        plane.close();
    }

    /** Prints a table. The first argument is the number of loops. */
    public static void main(String[] args)
            throws IOException, GeneralSecurityException, InterruptedException {
        int loops = args.length > 0 ? Integer.parseInt(args[0]) : 3_000;
        System.out.println("machine " + machine(loops, 5_000_000));
        try (var bench = new LoopLatency()) {
            System.out.println("cold    " + bench.measure(200, 10_000_000));
            System.out.println("loop    " + bench.measure(loops, 5_000_000));
        }
        System.out.println("machine " + machine(loops, 5_000_000));
        System.out.println("bar: p99.9 5 ms, always 25 ms, on a machine of its own");
    }
}
