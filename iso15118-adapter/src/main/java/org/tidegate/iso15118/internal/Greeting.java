package org.tidegate.iso15118.internal;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.Iso15118Event;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.AppProtocol;
import org.tidegate.iso15118.message.AppProtocolResponseCode;
import org.tidegate.iso15118.message.SupportedAppProtocolReq;
import org.tidegate.iso15118.message.SupportedAppProtocolRes;
import org.tidegate.iso15118.message.V2gCodec;

/**
 * A connection whose protocol is not chosen yet. The supported entry with the lowest priority
 * number wins, whatever the order ([V2G20-169]); ISO 15118-20 counts as supported on TLS 1.3 only
 * ([V2G20-2356]). Everything that is not the choice of an older protocol is left to ISO 15118-20's
 * machine, which also says no.
 *
 * @param older what is served besides ISO 15118-20
 * @param tlsProtocol such as {@code "TLSv1.3"}; null without encryption
 */
public record Greeting(
        List<Protocol> older,
        @Nullable String tlsProtocol,
        long connectedNanos,
        Iso20Session newest)
        implements SessionMachine {

    private record Choice(AppProtocol entry, @Nullable Protocol protocol) {}

    /** A connection that has just become ready. */
    public static Greeting connected(
            List<Protocol> older, @Nullable String tlsProtocol, long nowNanos) {
        return connected(older, tlsProtocol, null, nowNanos);
    }

    /**
     * A connection that has just become ready.
     *
     * @param certificate the vehicle's own, DER; null without
     */
    public static Greeting connected(
            List<Protocol> older,
            @Nullable String tlsProtocol,
            byte @Nullable [] certificate,
            long nowNanos) {
        return new Greeting(
                older,
                tlsProtocol,
                nowNanos,
                Iso20Session.connected("TLSv1.3".equals(tlsProtocol), certificate, nowNanos));
    }

    @Override
    public Turn received(V2gtp.Frame frame, Outside outside) {
        if (frame.payloadType() == V2gtp.TYPE_SAP
                && decoded(frame) instanceof SupportedAppProtocolReq request) {
            Choice choice = choose(request, outside.context());
            if (choice != null && choice.protocol != null) {
                return begin(choice.protocol, choice.entry, outside.context());
            }
        }
        return newest.received(frame, outside);
    }

    private static @Nullable Object decoded(V2gtp.Frame frame) {
        try {
            return V2gCodec.decode(SchemaSet.APP_PROTOCOL, frame.payload());
        } catch (ExiException _) {
            return null; // the newest protocol's machine reads it again and says where it broke
        }
    }

    private @Nullable Choice choose(SupportedAppProtocolReq request, Context context) {
        boolean newestServed =
                newest.state().identity().tls() || context.settings().plainTcpAllowed();
        return request.appProtocols().stream()
                .sorted(Comparator.comparingInt(AppProtocol::priority))
                .map(entry -> new Choice(entry, olderOne(entry, context)))
                .filter(c ->
                        c.protocol != null
                                || (newestServed
                                        && Negotiation.serves(c.entry, context.settings())))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Protocol olderOne(AppProtocol entry, Context context) {
        return older.stream()
                .filter(p -> p.matches(entry) && p.isServedOn(tlsProtocol, context.settings()))
                .findFirst()
                .orElse(null);
    }

    private Turn begin(Protocol protocol, AppProtocol entry, Context context) {
        var code =
                entry.versionNumberMinor() == protocol.minor()
                        ? AppProtocolResponseCode.OK_SUCCESSFUL_NEGOTIATION
                        : AppProtocolResponseCode.OK_SUCCESSFUL_NEGOTIATION_WITH_MINOR_DEVIATION;
        boolean encrypted = tlsProtocol != null;
        byte[] response = V2gCodec.encode(new SupportedAppProtocolRes(code, entry.schemaId()));
        return new Turn(
                        protocol.begin(encrypted, connectedNanos, context),
                        V2gtp.frame(V2gtp.TYPE_SAP, response),
                        false,
                        List.of(),
                        null)
                .note(
                        Iso15118Event.PROTOCOL_CHOSEN,
                        protocol.name() + (encrypted ? " with TLS" : " without encryption"));
    }

    @Override
    public Turn waited(Outside outside) {
        Turn turn = newest.waited(outside);
        return turn.session().equals(newest) && !turn.close() ? Turn.silent(this) : turn;
    }

    @Override
    public Turn broken(Refusal why, String detail, Outside outside) {
        return newest.broken(why, detail, outside);
    }

    @Override
    public VehicleState toVehicleState(long nowNanos) {
        return newest.toVehicleState(nowNanos);
    }

    @Override
    public boolean isKnown() {
        return false;
    }
}
