package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** The signature itself: r and s one behind the other, not DER. */
@XsdSequence("SignatureValueType")
public record SignatureValue(@Nullable String id, Bytes value) {}
