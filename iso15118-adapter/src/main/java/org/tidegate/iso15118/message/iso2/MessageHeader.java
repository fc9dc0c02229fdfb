package org.tidegate.iso15118.message.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Bytes;
import org.tidegate.iso15118.message.Signature;
import org.tidegate.iso15118.message.XsdSequence;

@XsdSequence("MessageHeaderType")
public record MessageHeader(
        Bytes sessionId, @Nullable Notification notification, @Nullable Signature signature) {}
