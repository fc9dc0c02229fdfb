package org.tidegate.ocpp.internal.dialect;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.dialect.v16.Asked;
import org.tidegate.ocpp.internal.dialect.v16.Calls;
import org.tidegate.ocpp.internal.dialect.v16.Ledger;
import org.tidegate.ocpp.internal.dialect.v16.Order;
import org.tidegate.ocpp.internal.dialect.v16.Orders;
import org.tidegate.ocpp.internal.dialect.v16.Said;
import org.tidegate.ocpp.internal.dialect.v16.Saying;
import org.tidegate.ocpp.internal.json.Edition;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.json.JsonReader;
import org.tidegate.ocpp.internal.json.RecordCodec;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.Data;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.message.StationSend;

/**
 * OCPP 1.6J with the security extension (39 messages). Unlike its younger sisters it has a memory:
 * the operator's transaction numbers, which must survive a restart ({@link #memory}), and the
 * requests not answered yet, which must not.
 */
public final class Ocpp16 implements Dialect {
    private static final Map<String, Class<? extends Record>> REQUESTS = requests();
    private static final Set<String> OWN_CALLS =
            Stream.of(Said.class.getDeclaredClasses())
                    .map(Class::getSimpleName)
                    .filter(name -> !name.endsWith("Response"))
                    .collect(Collectors.toSet());

    /** One at a time is the rule; a peer that breaks it must not fill the memory. */
    private static final int MOST_OPEN = 16;

    private final Map<String, Function<OperatorCall.Answer, Record>> open = new LinkedHashMap<>();
    private Ledger ledger = Ledger.EMPTY;
    private int nextStartId = 1;

    /** Whether a status without a request id was last asked for by the security extension. */
    private boolean extended;

    private static Map<String, Class<? extends Record>> requests() {
        var all = new HashMap<String, Class<? extends Record>>();
        for (Class<?> each : Asked.class.getDeclaredClasses()) {
            if (!each.getSimpleName().endsWith("Response")) {
                all.put(each.getSimpleName(), each.asSubclass(Record.class));
            }
        }
        return all;
    }

    @Override
    public String memory() {
        return ledger.json();
    }

    @Override
    public void remember(String memory) throws Violation {
        ledger = Ledger.parse(memory);
    }

    /** The start, which brings the operator's number of the transaction. */
    @Override
    public boolean needsAnswer(StationCall call) {
        return call instanceof StationCall.TransactionEvent event
                && event.eventType() == Data.EventType.STARTED;
    }

    @Override
    public boolean replacesProfiles() {
        return true;
    }

    @Override
    public String subprotocol() {
        return "ocpp1.6";
    }

    @Override
    public String action(StationCall call) {
        Saying saying = Calls.of(call, ledger, extended);
        return saying == null ? call.getClass().getSimpleName() : saying.action();
    }

    @Override
    public boolean says(StationCall call) {
        return Calls.of(call, ledger, extended) != null;
    }

    @Override
    public String call(String messageId, StationCall call) {
        Saying saying = Calls.of(call, ledger, extended);
        if (saying == null) {
            throw new IllegalArgumentException(
                    "ocpp1.6 has no words for " + action(call) + "; ask says() first");
        }
        if (saying.payload() instanceof Said.StartTransaction start) {
            ledger = ledger.started(transaction(call), start.connectorId(), start.meterStart());
        }
        return Frames.call(Frames.CALL, messageId, saying.action(), saying.payload(), Edition.V16);
    }

    private static String transaction(StationCall call) {
        return ((StationCall.TransactionEvent) call).transactionInfo().transactionId();
    }

    @Override
    public @Nullable String send(String messageId, StationSend send) {
        return null; // 1.6 has no message that is not answered
    }

    @Override
    public String answer(String messageId, OperatorCall.Answer answer) {
        Function<OperatorCall.Answer, Record> words = open.remove(messageId);
        if (answer instanceof OperatorCall.Declined declined) {
            return error(messageId, declined.code(), declined.why());
        }
        if (words == null) {
            String why = "the request was forgotten over too many others";
            return error(messageId, ErrorCode.INTERNAL_ERROR, why);
        }
        return Frames.result(messageId, words.apply(answer), Edition.V16);
    }

    @Override
    public String error(String messageId, ErrorCode code, String description) {
        open.remove(messageId);
        return Frames.error(Frames.ERROR, messageId, spelling(code), description);
    }

    /** As OCPP-J 1.6 spells them, mistakes included. */
    private static String spelling(ErrorCode code) {
        return switch (code) {
            case FORMAT_VIOLATION, RPC_FRAMEWORK_ERROR -> "FormationViolation";
            case GENERIC_ERROR -> "GenericError";
            case INTERNAL_ERROR -> "InternalError";
            case NOT_IMPLEMENTED -> "NotImplemented";
            case NOT_SUPPORTED -> "NotSupported";
            case OCCURRENCE_CONSTRAINT_VIOLATION -> "OccurenceConstraintViolation";
            case PROPERTY_CONSTRAINT_VIOLATION -> "PropertyConstraintViolation";
            case PROTOCOL_ERROR -> "ProtocolError";
            case SECURITY_ERROR -> "SecurityError";
            case TYPE_CONSTRAINT_VIOLATION -> "TypeConstraintViolation";
        };
    }

    @Override
    public Inbound read(String frame, @Nullable String pendingId, @Nullable StationCall pending) {
        return Frames.read(frame, pending == null ? null : pendingId, new Payloads(pending));
    }

    private Inbound take(String id, Record request) {
        switch (request) {
            case Asked.GetLog _, Asked.SignedUpdateFirmware _, Asked.ExtendedTriggerMessage _ ->
                    extended = true;
            case Asked.GetDiagnostics _, Asked.UpdateFirmware _, Asked.TriggerMessage _ ->
                    extended = false;
            default -> {
                // says nothing about it
            }
        }
        return switch (Orders.of(request, ledger, nextStartId)) {
            case Order.Settled settled ->
                    new Inbound.Settled(Frames.result(id, settled.answer(), Edition.V16));
            case Order.Pass pass -> {
                if (request instanceof Asked.RemoteStartTransaction) {
                    nextStartId = nextStartId == Integer.MAX_VALUE ? 1 : nextStartId + 1;
                }
                if (open.size() == MOST_OPEN) {
                    open.remove(open.keySet().iterator().next());
                }
                open.put(id, pass.answer());
                yield new Inbound.Call(id, pass.call());
            }
        };
    }

    /** What the answers to the first and the last message of a transaction change. */
    private void learn(StationCall pending, Record answer) {
        if (pending instanceof StationCall.TransactionEvent event) {
            String id = transaction(event);
            if (answer instanceof Said.StartTransactionResponse started) {
                ledger = ledger.numbered(id, started.transactionId());
            } else if (event.eventType() == Data.EventType.ENDED) {
                ledger = ledger.stopped(id);
            }
        }
    }

    /** The payloads of one frame. */
    private final class Payloads implements Frames.Reading {
        private final @Nullable StationCall pending;

        Payloads(@Nullable StationCall pending) {
            this.pending = pending;
        }

        @Override
        public Inbound call(String id, String action, JsonReader in) throws Violation {
            Class<? extends Record> type = REQUESTS.get(action);
            if (type == null) {
                return OWN_CALLS.contains(action)
                        ? new Inbound.Refused(
                                id, ErrorCode.NOT_SUPPORTED, action + " is for a station to ask")
                        : new Inbound.Refused(
                                id, ErrorCode.NOT_IMPLEMENTED, "unknown action " + action);
            }
            Record request = RecordCodec.of(type, Edition.V16).read(in);
            Frames.end(in);
            return take(id, request);
        }

        @Override
        public Inbound result(JsonReader in) throws Violation {
            Saying saying = pending == null ? null : Calls.of(pending, ledger, extended);
            if (pending == null || saying == null) {
                return new Inbound.Ignored("answer to what 1.6 does not say");
            }
            Record answer = RecordCodec.of(saying.answer(), Edition.V16).read(in);
            Frames.end(in);
            learn(pending, answer);
            return new Inbound.Answer(saying.meaning().apply(answer));
        }
    }
}
