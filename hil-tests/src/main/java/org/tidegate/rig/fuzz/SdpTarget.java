package org.tidegate.rig.fuzz;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.tidegate.iso15118.Sdp;

/** Discovery: whatever arrives, only a well-formed request is answered. */
public final class SdpTarget {
    private static final Sdp.Offer OFFER =
            new Sdp.Offer((Inet6Address) InetAddress.ofLiteral("fe80::1"), 61851, true);
    private static final int REQUEST_BYTES = 10;
    private static final int RESPONSE_BYTES = 28;

    private SdpTarget() {}

    /** One datagram. */
    public static void fuzzerTestOneInput(byte[] datagram) {
        byte[] answer = Sdp.answer(datagram, OFFER);
        boolean request = Sdp.parseRequest(datagram) != null;
        Broken.unless((answer != null) == request, "answered exactly if it was a request");
        Broken.unless(!request || datagram.length == REQUEST_BYTES, "a request has its length");
        Broken.unless(answer == null || answer.length == RESPONSE_BYTES, "an answer has its length");
        Sdp.Offer offer = Sdp.parseResponse(datagram, 1);
        Broken.unless(offer == null || datagram.length == RESPONSE_BYTES, "so has a response");
    }
}
