package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("MessageHeaderType")
public record MessageHeader(SessionId sessionId, long timeStamp, @Nullable Signature signature) {}
