package org.tidegate.ocpp.internal.dialect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Edition;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.json.JsonReader;
import org.tidegate.ocpp.internal.json.RecordCodec;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.message.StationSend;

/** What 2.0.1 and 2.1 have in common: the vocabulary is the station's own. */
abstract sealed class Ocpp2 implements Dialect permits Ocpp201, Ocpp21 {
    private final Edition edition;
    private final Map<String, Class<? extends Record>> orders;

    /** By the name of the call; what is not here is answered with nothing in it. */
    private final Map<String, Class<? extends Record>> answers;

    private final Set<String> ownCalls = new HashSet<>();

    Ocpp2(Edition edition) {
        this.edition = edition;
        orders = byName(OperatorCall.class);
        answers = byName(OperatorAnswer.class);
        ownCalls.addAll(byName(StationCall.class).keySet());
        ownCalls.remove(StationCall.StatusDetail.class.getSimpleName());
    }

    private Map<String, Class<? extends Record>> byName(Class<?> family) {
        var all = new HashMap<String, Class<? extends Record>>();
        for (Class<?> each : family.getPermittedSubclasses()) {
            if (knows(each)) {
                all.put(each.getSimpleName(), each.asSubclass(Record.class));
            }
        }
        return all;
    }

    private boolean knows(Class<?> message) {
        return edition == Edition.V21 || !message.isAnnotationPresent(Since21.class);
    }

    final Edition edition() {
        return edition;
    }

    @Override
    public final String action(StationCall call) {
        return call.getClass().getSimpleName();
    }

    @Override
    public boolean says(StationCall call) {
        return !(call instanceof StationCall.StatusDetail) && knows(call.getClass());
    }

    /**
     * The payload as this version has it.
     *
     * @return null if this version has no words for it
     */
    @Nullable Record worded(Record payload) {
        return payload;
    }

    @Override
    public final String call(String messageId, StationCall call) {
        Record payload = worded((Record) call);
        if (payload == null || !says(call)) {
            throw new IllegalArgumentException(
                    subprotocol() + " has no words for " + action(call) + "; ask says() first");
        }
        return Frames.call(Frames.CALL, messageId, action(call), payload, edition);
    }

    @Override
    public @Nullable String send(String messageId, StationSend send) {
        return knows(send.getClass())
                ? Frames.call(
                        Frames.SEND,
                        messageId,
                        send.getClass().getSimpleName(),
                        (Record) send,
                        edition)
                : null;
    }

    @Override
    public final String answer(String messageId, OperatorCall.Answer answer) {
        if (answer instanceof OperatorCall.Declined declined) {
            return error(messageId, declined.code(), declined.why());
        }
        Record payload = worded((Record) answer);
        if (payload == null) {
            String why = subprotocol() + " has no words for the answer";
            return error(messageId, ErrorCode.GENERIC_ERROR, why);
        }
        return Frames.result(messageId, payload, edition);
    }

    @Override
    public final String error(String messageId, ErrorCode code, String description) {
        return Frames.error(Frames.ERROR, messageId, spelling(code), description);
    }

    static String spelling(ErrorCode code) {
        return switch (code) {
            case FORMAT_VIOLATION -> "FormatViolation";
            case GENERIC_ERROR -> "GenericError";
            case INTERNAL_ERROR -> "InternalError";
            case NOT_IMPLEMENTED -> "NotImplemented";
            case NOT_SUPPORTED -> "NotSupported";
            case OCCURRENCE_CONSTRAINT_VIOLATION -> "OccurrenceConstraintViolation";
            case PROPERTY_CONSTRAINT_VIOLATION -> "PropertyConstraintViolation";
            case PROTOCOL_ERROR -> "ProtocolError";
            case RPC_FRAMEWORK_ERROR -> "RpcFrameworkError";
            case SECURITY_ERROR -> "SecurityError";
            case TYPE_CONSTRAINT_VIOLATION -> "TypeConstraintViolation";
        };
    }

    @Override
    public final Inbound read(
            String frame, @Nullable String pendingId, @Nullable StationCall pending) {
        return Frames.read(frame, pending == null ? null : pendingId, new Payloads(pending));
    }

    /** The payloads of one frame. */
    private final class Payloads implements Frames.Reading {
        private final @Nullable StationCall pending;

        Payloads(@Nullable StationCall pending) {
            this.pending = pending;
        }

        @Override
        public Inbound call(String id, String action, JsonReader in) throws Violation {
            Class<? extends Record> type = orders.get(action);
            if (type == null) {
                return ownCalls.contains(action)
                        ? new Inbound.Refused(
                                id, ErrorCode.NOT_SUPPORTED, action + " is for a station to ask")
                        : new Inbound.Refused(
                                id, ErrorCode.NOT_IMPLEMENTED, "unknown action " + action);
            }
            Record call = RecordCodec.of(type, edition).read(in);
            Frames.end(in);
            return new Inbound.Call(id, (OperatorCall) call);
        }

        @Override
        public Inbound result(JsonReader in) throws Violation {
            String name = pending == null ? "" : action(pending) + "Response";
            Class<? extends Record> type =
                    answers.getOrDefault(name, OperatorAnswer.Received.class);
            Record answer = RecordCodec.of(type, edition).read(in);
            Frames.end(in);
            return new Inbound.Answer((OperatorAnswer) answer);
        }

        @Override
        public @Nullable String unreadable(String id, Violation why) {
            return edition == Edition.V21
                    ? Frames.error(Frames.RESULT_ERROR, id, spelling(why.code()), why.text())
                    : null;
        }
    }
}
