package org.tidegate.iso15118.message;

import org.jspecify.annotations.Nullable;

/** An XML signature over EXI fragments. */
@XsdSequence(
        value = "SignatureType",
        omitted = {"KeyInfo", "Object"})
public record Signature(
        @Nullable String id, SignedInfo signedInfo, SignatureValue signatureValue) {}
