package org.tidegate.iso15118.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is signed: digests and how they were made. */
@XsdSequence("SignedInfoType")
public record SignedInfo(
        @Nullable String id,
        String canonicalizationMethod,
        String signatureMethod,
        List<Reference> references) {
    public SignedInfo {
        references = List.copyOf(references);
    }
}
