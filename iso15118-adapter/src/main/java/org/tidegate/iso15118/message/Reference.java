package org.tidegate.iso15118.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
