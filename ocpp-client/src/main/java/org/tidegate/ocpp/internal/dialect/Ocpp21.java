package org.tidegate.ocpp.internal.dialect;

import static org.tidegate.ocpp.internal.json.ErrorCode.FORMAT_VIOLATION;
import static org.tidegate.ocpp.internal.json.ErrorCode.NOT_IMPLEMENTED;
import static org.tidegate.ocpp.internal.json.ErrorCode.RPC_FRAMEWORK_ERROR;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.ErrorCode;
import org.tidegate.ocpp.internal.json.Json;
import org.tidegate.ocpp.internal.json.RecordCodec;
import org.tidegate.ocpp.internal.json.Violation;
import org.tidegate.ocpp.internal.message.OperatorAnswer;
import org.tidegate.ocpp.internal.message.OperatorCall;
import org.tidegate.ocpp.internal.message.StationCall;
import org.tidegate.ocpp.internal.message.StationSend;

/** OCPP 2.1 Edition 1 over JSON: the vocabulary is its own, so records go out as they are. */
public final class Ocpp21 implements Dialect {
    private static final int CALL = 2;
    private static final int RESULT = 3;
    private static final int ERROR = 4;
    private static final int RESULT_ERROR = 5;
    private static final int SEND = 6;
    private static final int LONGEST_ID = 36;
    private static final int LONGEST_DESCRIPTION = 255;
    private static final int LONGEST_ACTION = 64;

    /** Where a frame's own id could not be read (OCPP 2.1 Part 4, 4.2.3). */
    private static final String NO_ID = "-1";

    private static final Map<String, Class<? extends Record>> OPERATOR_CALLS = operatorCalls();

    private static Map<String, Class<? extends Record>> operatorCalls() {
        var calls = new HashMap<String, Class<? extends Record>>();
        for (Class<?> each : OperatorCall.class.getPermittedSubclasses()) {
            calls.put(each.getSimpleName(), each.asSubclass(Record.class));
        }
        return calls;
    }

    /** Answers by the name of the call; what is not here is answered with nothing in it. */
    private static final Map<String, Class<? extends Record>> OPERATOR_ANSWERS = operatorAnswers();

    private static Map<String, Class<? extends Record>> operatorAnswers() {
        var answers = new HashMap<String, Class<? extends Record>>();
        for (Class<?> each : OperatorAnswer.class.getPermittedSubclasses()) {
            answers.put(each.getSimpleName(), each.asSubclass(Record.class));
        }
        return answers;
    }

    private static Class<? extends Record> answerTo(StationCall call) {
        return OPERATOR_ANSWERS.getOrDefault(
                call.getClass().getSimpleName() + "Response", OperatorAnswer.Received.class);
    }

    @Override
    public String subprotocol() {
        return "ocpp2.1";
    }

    @Override
    public String action(StationCall call) {
        return call.getClass().getSimpleName();
    }

    @Override
    public boolean says(StationCall call) {
        return !(call instanceof StationCall.StatusDetail);
    }

    @Override
    public String send(String messageId, StationSend send) {
        return Json.text(out -> {
            out.writeStartArray();
            out.writeNumber(SEND);
            out.writeString(messageId);
            out.writeString(send.getClass().getSimpleName());
            Json.object((Record) send, out);
            out.writeEndArray();
        });
    }

    @Override
    public String call(String messageId, StationCall call) {
        return Json.text(out -> {
            out.writeStartArray();
            out.writeNumber(CALL);
            out.writeString(messageId);
            out.writeString(action(call));
            Json.object((Record) call, out);
            out.writeEndArray();
        });
    }

    @Override
    public String answer(String messageId, OperatorCall.Answer answer) {
        if (answer instanceof OperatorCall.Declined declined) {
            return error(messageId, declined.code(), declined.why());
        }
        return Json.text(out -> {
            out.writeStartArray();
            out.writeNumber(RESULT);
            out.writeString(messageId);
            Json.object((Record) answer, out);
            out.writeEndArray();
        });
    }

    @Override
    public String error(String messageId, ErrorCode code, String description) {
        return Json.text(out -> {
            out.writeStartArray();
            out.writeNumber(ERROR);
            out.writeString(messageId);
            out.writeString(spelling(code));
            out.writeString(clipped(description, LONGEST_DESCRIPTION));
            out.writeStartObject();
            out.writeEndObject();
            out.writeEndArray();
        });
    }

    private static String spelling(ErrorCode code) {
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
    public Inbound read(String frame, @Nullable String pendingId, @Nullable StationCall pending) {
        if (frame.length() > Json.MAX_FRAME) {
            return new Inbound.Refused(NO_ID, RPC_FRAMEWORK_ERROR, "frame is too long");
        }
        var head = new Head();
        try (JsonParser in = Json.parser(frame)) {
            head.read(in);
            return switch (head.kind) {
                case CALL -> readCall(in, head);
                case RESULT, ERROR -> readReply(in, head, pendingId, pending);
                case RESULT_ERROR ->
                        new Inbound.Ignored("the operator could not read our answer " + head.id);
                case SEND -> new Inbound.Ignored("an operator has nothing to send unasked");
                default -> new Inbound.Ignored("message type " + head.kind + " is not known");
            };
        } catch (Violation e) {
            return unreadable(head, pendingId, e.code(), e.text());
        } catch (IOException e) {
            Violation v = Json.malformed(e);
            return unreadable(head, pendingId, v.code(), v.text());
        }
    }

    /** The first two elements of every frame, as far as they could be read. */
    private static final class Head {
        int kind = CALL; // until known: a frame that cannot be read at all is answered
        String id = NO_ID;

        void read(JsonParser in) throws IOException, Violation {
            require(in.nextToken() == JsonToken.START_ARRAY, "a frame is a list");
            require(in.nextToken() == JsonToken.VALUE_NUMBER_INT, "it begins with a number");
            double number = in.getDoubleValue();
            kind = number >= 0 && number <= 9 ? (int) number : 9;
            require(in.nextToken() == JsonToken.VALUE_STRING, "the message id is text");
            String text = in.getText();
            require(
                    !text.isEmpty() && text.length() <= LONGEST_ID,
                    "the id has 1 to 36 characters");
            id = text;
        }

        private static void require(boolean holds, String rule) throws Violation {
            if (!holds) {
                throw new Violation(RPC_FRAMEWORK_ERROR, rule);
            }
        }
    }

    private static Inbound readCall(JsonParser in, Head head) throws IOException, Violation {
        Head.require(in.nextToken() == JsonToken.VALUE_STRING, "the action is text");
        String action = in.getText();
        Class<? extends Record> type = OPERATOR_CALLS.get(action);
        if (type == null) {
            return new Inbound.Refused(
                    head.id, NOT_IMPLEMENTED, "unknown action " + clipped(action, LONGEST_ACTION));
        }
        in.nextToken();
        Record call = RecordCodec.of(type).read(in);
        end(in);
        return new Inbound.Call(head.id, (OperatorCall) call);
    }

    private static Inbound readReply(
            JsonParser in, Head head, @Nullable String pendingId, @Nullable StationCall pending)
            throws IOException, Violation {
        if (pending == null || !head.id.equals(pendingId)) {
            return new Inbound.Ignored("answer to an id that is not waited for");
        }
        if (head.kind == RESULT) {
            in.nextToken();
            Record answer = RecordCodec.of(answerTo(pending)).read(in);
            end(in);
            return new Inbound.Answer((OperatorAnswer) answer);
        }
        var why = new StringBuilder();
        for (int i = 0; i < 2 && in.nextToken() == JsonToken.VALUE_STRING; i++) {
            why.append(why.isEmpty() ? "" : ": ").append(clipped(in.getText(), 255));
        }
        return new Inbound.Failed(why.isEmpty() ? "an error without a code" : why.toString());
    }

    private static void end(JsonParser in) throws IOException, Violation {
        if (in.nextToken() != JsonToken.END_ARRAY) {
            throw new Violation(FORMAT_VIOLATION, "the frame has an element too many");
        }
        if (in.nextToken() != null) {
            throw new Violation(FORMAT_VIOLATION, "something follows the frame");
        }
    }

    private static Inbound unreadable(
            Head head, @Nullable String pendingId, ErrorCode code, String why) {
        if (head.kind == CALL) {
            boolean nameless = head.id.equals(NO_ID);
            return new Inbound.Refused(head.id, nameless ? RPC_FRAMEWORK_ERROR : code, why);
        }
        if (head.kind <= ERROR && head.id.equals(pendingId)) {
            return new Inbound.Failed("unreadable answer: " + why);
        }
        return new Inbound.Ignored(why);
    }

    /** Never cuts a surrogate pair in half. */
    private static String clipped(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
