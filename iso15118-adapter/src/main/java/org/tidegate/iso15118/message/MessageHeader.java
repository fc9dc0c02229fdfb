package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** Head of every message of ISO 15118-20; the time stamp is seconds of Unix time, unsigned. */
@XsdSequence("MessageHeaderType")
public record MessageHeader(SessionId sessionId, long timeStamp, @Nullable Signature signature) {

    /** A header without signature, as all but Plug and Charge messages have. */
    public MessageHeader(SessionId sessionId, long timeStamp) {
        this(sessionId, timeStamp, null);
    }
}
