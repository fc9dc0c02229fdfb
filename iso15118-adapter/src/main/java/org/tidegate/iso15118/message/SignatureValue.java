package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence("SignatureValueType")
public record SignatureValue(@Nullable String id, Bytes value) {}
