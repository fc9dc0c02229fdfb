package org.tidegate.iso15118.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signed element: its Id and the digest of its EXI fragment. */
@XsdSequence("ReferenceType")
public record Reference(
        @Nullable String id,
        @Nullable String type,
        @Nullable String uri,
        List<String> transforms,
        String digestMethod,
        Bytes digestValue) {
    public Reference {
        transforms = List.copyOf(transforms);
    }
}
