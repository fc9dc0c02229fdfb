package org.tidegate.iso15118.internal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.iso15118.Refusal;
import org.tidegate.iso15118.V2gtp;
import org.tidegate.iso15118.VehicleState;
import org.tidegate.iso15118.exi.ExiException;
import org.tidegate.iso15118.exi.SchemaSet;
import org.tidegate.iso15118.message.V2gCodec;
import org.tidegate.iso15118.message.V2gMessage;

/** {@link SeccSession} between V2GTP frames. */
public record Iso20Session(SessionState state) implements SessionMachine {
    private static final Logger LOG = LoggerFactory.getLogger(Iso20Session.class);

    /**
     * A connection that has just become ready.
     *
     * @param certificate the vehicle's own, DER; null without
     */
    public static Iso20Session connected(
            boolean tls13, byte @Nullable [] certificate, long nowNanos) {
        return new Iso20Session(
                SessionState.connected(tls13, Resuming.fingerprint(certificate), nowNanos));
    }

    @Override
    public Turn received(V2gtp.Frame frame, Outside outside) {
        SchemaSet set = schemaSet(frame.payloadType());
        if (set == null || isForeign(set)) {
            return broken(Refusal.PAYLOAD_TYPE, Integer.toHexString(frame.payloadType()), outside);
        }
        try {
            V2gMessage message = V2gCodec.decode(set, frame.payload());
            LOG.trace("{} < {}", state.stage(), message);
            return turn(SeccSession.received(state, message, outside));
        } catch (ExiException e) {
            return broken(Refusal.UNDECODABLE, String.valueOf(e.getMessage()), outside);
        }
    }

    /** AC and DC are protocols of their own: who has agreed on one does not speak the other. */
    private boolean isForeign(SchemaSet set) {
        return set == (state.speaksAc() ? SchemaSet.ISO20_DC : SchemaSet.ISO20_AC);
    }

    @Override
    public Turn waited(Outside outside) {
        return turn(SeccSession.waited(state, outside.context()));
    }

    @Override
    public Turn broken(Refusal why, String detail, Outside outside) {
        return turn(SeccSession.broken(state, why, detail, outside.context()));
    }

    @Override
    public VehicleState toVehicleState(long nowNanos) {
        return state.toVehicleState(nowNanos);
    }

    @Override
    public boolean isKnown() {
        return !state.identity().id().isNone();
    }

    private static Turn turn(Step step) {
        V2gMessage response = step.response();
        byte[] frame = null;
        if (response != null) {
            LOG.trace("{} > {}", step.state().stage(), response);
            frame = V2gtp.frame(response.schemaSet().payloadType(), V2gCodec.encode(response));
        }
        return new Turn(
                new Iso20Session(step.state()), frame, step.close(), step.notes(), step.order());
    }

    /** Grammars are chosen by payload type, never tried one after the other. */
    private static @Nullable SchemaSet schemaSet(int payloadType) {
        return switch (payloadType) {
            case V2gtp.TYPE_SAP -> SchemaSet.APP_PROTOCOL;
            case V2gtp.TYPE_COMMON -> SchemaSet.ISO20_COMMON;
            case V2gtp.TYPE_DC -> SchemaSet.ISO20_DC;
            case V2gtp.TYPE_AC -> SchemaSet.ISO20_AC;
            default -> null;
        };
    }
}
