package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

@XsdSequence(
        value = "SignatureType",
        omitted = {"KeyInfo", "Object"})
public record Signature(
        @Nullable String id, SignedInfo signedInfo, SignatureValue signatureValue) {}
