package org.tidegate.ocpp.internal.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.internal.json.Count;
import org.tidegate.ocpp.internal.json.Range;
import org.tidegate.ocpp.internal.json.Since21;
import org.tidegate.ocpp.internal.json.Text;

/** Messages on the display (block O). */
public interface Display {

    record NotifyDisplayMessages(
            @Nullable List<MessageInfo> messageInfo, int requestId, @Nullable Boolean tbc)
            implements StationCall {}

    record SetDisplayMessage(MessageInfo message) implements OperatorCall {}

    record SetDisplayMessageResponse(
            DisplayMessageStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record GetDisplayMessages(
            @Range(min = 0) @Nullable List<Integer> id,
            int requestId,
            @Nullable MessagePriority priority,
            @Nullable MessageState state)
            implements OperatorCall {}

    record GetDisplayMessagesResponse(
            GetDisplayMessagesStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record ClearDisplayMessage(@Range(min = 0) int id) implements OperatorCall {}

    record ClearDisplayMessageResponse(
            ClearMessageStatus status, Data.@Nullable StatusInfo statusInfo)
            implements OperatorCall.Answer {}

    record MessageInfo(
            Data.@Nullable Component display,
            @Range(min = 0) int id,
            MessagePriority priority,
            @Nullable MessageState state,
            @Nullable Instant startDateTime,
            @Nullable Instant endDateTime,
            @Text(36) @Nullable String transactionId,
            Data.MessageContent message,
            @Since21 @Count(max = 4) @Nullable List<Data.MessageContent> messageExtra) {}

    enum MessagePriority {
        ALWAYS_FRONT,
        IN_FRONT,
        NORMAL_CYCLE
    }

    enum MessageState {
        CHARGING,
        FAULTED,
        IDLE,
        UNAVAILABLE,
        @Since21(instead = "Charging")
        SUSPENDED,
        @Since21(instead = "Charging")
        DISCHARGING
    }

    enum DisplayMessageStatus {
        ACCEPTED,
        NOT_SUPPORTED_MESSAGE_FORMAT,
        REJECTED,
        NOT_SUPPORTED_PRIORITY,
        NOT_SUPPORTED_STATE,
        UNKNOWN_TRANSACTION,
        @Since21(instead = "Rejected")
        LANGUAGE_NOT_SUPPORTED
    }

    enum GetDisplayMessagesStatus {
        ACCEPTED,
        UNKNOWN
    }

    enum ClearMessageStatus {
        ACCEPTED,
        UNKNOWN,
        @Since21(instead = "Unknown")
        REJECTED
    }
}
