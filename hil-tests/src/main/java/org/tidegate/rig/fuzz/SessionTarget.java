package org.tidegate.rig.fuzz;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.EvseState;
import org.tidegate.iso15118.SeccPlane;
import org.tidegate.iso15118.V2gAcceptor;
import org.tidegate.iso15118.V2gConnection;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.VehicleState.Phase;
import org.tidegate.iso15118.trace.Entry;
import org.tidegate.rig.vehicle.iso2.Speech;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;
import org.tidegate.runtime.VirtualClock;

/**
 * Every session machine: an honest session with orders of the fuzzer between its messages (leave
 * out, repeat, jump, change bytes, wait, stop, hang up). Nothing may throw, and what the charger is
 * told must stay usable.
 */
public final class SessionTarget {
    private static final List<List<Entry.Message>> SESSIONS =
            List.of(
                    HonestSession.newest(),
                    HonestSession.older(Speech.ISO2_DC),
                    HonestSession.older(Speech.ISO2_AC),
                    HonestSession.older(Speech.DIN_DC));

    private static final long MILLI = 1_000_000L;
    private static final int MOST_ORDERS = 400;

    private final VirtualClock clock = new VirtualClock(1_795_000_000_000L);
    private final Published<VehicleState> vehicle;
    private final Published<EvseState> evse;
    private final SeccPlane secc;
    private final List<Entry.Message> honest;
    private final Wire wire;
    private EvseState.Stop stop = EvseState.Stop.NONE;
    private int next;

    private SessionTarget(int which) {
        honest = SESSIONS.get(which);
        clock.advanceTo(1_000_000_000_000L);
        vehicle = new Published<>(VehicleState.none(clock.nanos()));
        evse = new Published<>(EvseState.unavailable(clock.nanos()));
        wire = new Wire(which == 0 ? "TLSv1.3" : null);
        secc =
                new SeccPlane(
                        HonestSession.SETTINGS,
                        wire,
                        evse,
                        vehicle,
                        new EventRing("vehicle", 64),
                        HonestSession.certain(),
                        clock);
    }

    /** How many requests each honest session has, for tests that want to know they are real. */
    static List<Integer> lengths() {
        return SESSIONS.stream().map(List::size).toList();
    }

    /** The first byte chooses the session; then orders of two bytes. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length > 0) {
            play(data);
        }
    }

    /** Returns how far it came. */
    static Phase play(byte[] data) {
        var run = new SessionTarget((data[0] & 0xFF) % SESSIONS.size());
        run.pass(0);
        int orders = 0;
        int at = 1;
        while (at + 1 < data.length && orders++ < MOST_ORDERS) {
            run.order(data[at] & 0xFF, data[at + 1] & 0xFF);
            at += 2;
        }
        run.pass(100);
        Phase reached = run.vehicle.latest().phase();
        run.wire.open = false;
        run.pass(100);
        run.pass(4_000);
        Broken.unless(run.vehicle.latest().phase() == Phase.NONE, "ready for the next vehicle");
        return reached;
    }

    private void order(int what, int number) {
        switch (what % 16) {
            case 0 -> pass(number * 4L);
            case 1 -> next++;
            case 2 -> next = Math.max(0, next - 1 - number % 8);
            case 3 -> next = number % honest.size();
            case 4 -> send(changed(frame(), number));
            case 5 -> send(Arrays.copyOf(frame(), number % 64));
            case 6 -> stop = EvseState.Stop.values()[number % EvseState.Stop.values().length];
            case 7 -> wire.open = wire.open && number != 0x5A;
            default -> {
                send(frame());
                next++;
                pass(number % 50);
            }
        }
    }

    private byte[] frame() {
        Entry.Message message = honest.get(Math.min(next, honest.size() - 1));
        return V2gtp.frame(message.payloadType(), message.exi());
    }

    /** One bit of the EXI body flipped. */
    private static byte[] changed(byte[] frame, int number) {
        int bits = (frame.length - V2gtp.HEADER_BYTES) * 8;
        int bit = V2gtp.HEADER_BYTES * 8 + number * 7 % bits;
        frame[bit / 8] ^= (byte) (1 << bit % 8);
        return frame;
    }

    private void send(byte[] bytes) {
        wire.inbox.add(bytes);
        pass(1);
    }

    private void pass(long millis) {
        long end = clock.nanos() + millis * MILLI;
        while (true) {
            evse.publish(OpenCharger.answer(vehicle.latest(), clock.nanos(), stop));
            for (int i = 0; secc.step(clock.nanos()) == 0; i++) {
                Broken.unless(i < 10_000, "a step ends");
            }
            judge(vehicle.latest());
            if (clock.nanos() >= end) {
                return;
            }
            clock.advanceTo(Math.min(end, clock.nanos() + 50 * MILLI));
        }
    }

    private static void judge(VehicleState v) {
        magnitude(v.maxChargePowerW(), "charge power");
        magnitude(v.maxDischargePowerW(), "discharge power");
        magnitude(v.maxChargeCurrentA(), "charge current");
        magnitude(v.maxDischargeCurrentA(), "discharge current");
        boolean percent = !(v.socPercent() < 0 || v.socPercent() > 100);
        Broken.unless(percent, "state of charge " + v.socPercent());
        Broken.unless(
                v.discharges() || !(v.maxDischargePowerW() > 0),
                "no discharge limit without a discharge service");
        Broken.unless(
                v.phase() != Phase.FAILED || !v.refusal().isEmpty(), "a failure has a reason");
    }

    private static void magnitude(double value, String what) {
        Broken.unless(!(value < 0) && !Double.isInfinite(value), what + " " + value);
    }

    /** One connection that is there from the start. */
    private static final class Wire implements V2gAcceptor, V2gConnection {
        private final ArrayDeque<byte[]> inbox = new ArrayDeque<>();
        private final @Nullable String tls;
        private boolean open = true;
        private boolean polled;

        Wire(@Nullable String tls) {
            this.tls = tls;
        }

        @Override
        public @Nullable V2gConnection poll() {
            boolean first = !polled;
            polled = true;
            return first ? this : null;
        }

        @Override
        public int read(byte[] into) {
            byte[] head = inbox.poll();
            if (head == null) {
                return open ? 0 : -1;
            }
            int count = Math.min(head.length, into.length);
            System.arraycopy(head, 0, into, 0, count);
            if (count < head.length) {
                inbox.addFirst(Arrays.copyOfRange(head, count, head.length));
            }
            return count;
        }

        @Override
        public void write(byte[] bytes) {
            Broken.unless(bytes.length > V2gtp.HEADER_BYTES, "an answer is a frame");
        }

        @Override
        public void close() {
            open = false;
            inbox.clear();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public String peer() {
            return "fuzzer";
        }

        @Override
        public @Nullable String tlsProtocol() {
            return tls;
        }

        @Override
        public @Nullable String failure() {
            return null;
        }
    }
}
