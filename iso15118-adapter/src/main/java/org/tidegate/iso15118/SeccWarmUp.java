package org.tidegate.iso15118;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.AppProtocol;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.MessageHeader;
import org.tidegate.iso15118.message.SessionId;
import org.tidegate.iso15118.message.SessionSetupReq;
import org.tidegate.iso15118.message.SupportedAppProtocolReq;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.V2gMessage;
import org.tidegate.iso15118.message.din.DinMessage;
import org.tidegate.iso15118.message.iso2.Iso2Message;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.Published;

/**
 * Serves a vehicle of each protocol in memory up to its session number. The first messages of a JVM
 * load codec and machines: 4.0 s for these six on two cores at load 15, 1 ms the third time. A
 * vehicle gives up after 2 s.
 */
public final class SeccWarmUp {
    private static final Bytes NOBODY = Bytes.of(new byte[6]);
    private static final int RING = 64;

    private SeccWarmUp() {}

    /**
     * Runs once at boot; nothing of it is seen outside.
     *
     * @return how many messages were answered
     */
    public static int run(SeccSettings settings, Clock clock) {
        var sessions =
                List.of(
                        List.of(
                                protocol("urn:iso:std:iso:15118:-20:DC", 1),
                                frame(
                                        V2gtp.TYPE_COMMON,
                                        new SessionSetupReq(
                                                new MessageHeader(new SessionId(0), 0), "0"))),
                        List.of(
                                protocol("urn:iso:15118:2:2013:MsgDef", 2),
                                frame(
                                        V2gtp.TYPE_SAP,
                                        new Iso2Message(
                                                new org.tidegate.iso15118.message.iso2
                                                        .MessageHeader(
                                                        Bytes.of(new byte[8]), null, null),
                                                new org.tidegate.iso15118.message.iso2
                                                        .SessionSetupReq(NOBODY)))),
                        List.of(
                                protocol("urn:din:70121:2012:MsgDef", 2),
                                frame(
                                        V2gtp.TYPE_SAP,
                                        new DinMessage(
                                                new org.tidegate.iso15118.message.din.MessageHeader(
                                                        Bytes.of(new byte[8]), null, null),
                                                new org.tidegate.iso15118.message.din
                                                        .SessionSetupReq(NOBODY)))));
        int answered = 0;
        for (List<byte[]> session : sessions) {
            answered += serve(settings.inLaboratory(), session, clock);
        }
        return answered;
    }

    private static int serve(SeccSettings settings, List<byte[]> requests, Clock clock) {
        var wire = new Wire();
        var nobody = new Published<>(VehicleState.none(clock.nanos()));
        RandomGenerator same = () -> 1L;
        var secc =
                new SeccPlane(
                        settings,
                        wire,
                        new Published<>(EvseState.unavailable(clock.nanos())),
                        nobody,
                        new EventRing("warm-up", RING),
                        same,
                        clock);
        for (byte[] request : requests) {
            wire.toCharger.add(request);
            secc.step(clock.nanos());
        }
        return wire.answers;
    }

    private static byte[] protocol(String namespace, int major) {
        return frame(
                V2gtp.TYPE_SAP,
                new SupportedAppProtocolReq(List.of(new AppProtocol(namespace, major, 0, 1, 1))));
    }

    private static byte[] frame(int type, V2gMessage message) {
        return V2gtp.frame(type, V2gCodec.encode(message));
    }

    /** A vehicle that has said everything already. */
    private static final class Wire implements V2gAcceptor, V2gConnection {
        private final ArrayDeque<byte[]> toCharger = new ArrayDeque<>();
        private boolean arrived;
        private boolean open = true;
        private int answers;

        @Override
        public @Nullable V2gConnection poll() {
            boolean first = !arrived;
            arrived = true;
            return first ? this : null;
        }

        @Override
        public int read(byte[] into) {
            byte[] next = toCharger.poll();
            if (next == null) {
                return 0;
            }
            int length = Math.min(next.length, into.length);
            System.arraycopy(next, 0, into, 0, length);
            if (length < next.length) {
                toCharger.addFirst(Arrays.copyOfRange(next, length, next.length));
            }
            return length;
        }

        @Override
        public void write(byte[] bytes) {
            answers++;
        }

        @Override
        public void close() {
            open = false;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public String peer() {
            return "warm-up";
        }

        @Override
        public @Nullable String tlsProtocol() {
            return null;
        }

        @Override
        public @Nullable String failure() {
            return null;
        }
    }
}
