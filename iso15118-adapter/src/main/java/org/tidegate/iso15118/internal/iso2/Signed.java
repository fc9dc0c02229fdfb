package org.tidegate.iso15118.internal.iso2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.message.Bytes;

/**
 * A message body and the XML signature over it, reduced to what has to be checked.
 *
 * @param id the body's Id attribute; null if it has none
 * @param fragment the body's EXI fragment
 * @param references what the signature covers
 * @param signedInfo the EXI fragment of SignedInfo, by the grammar of XML signature alone
 * @param method how SignedInfo was signed
 * @param value r and s
 */
public record Signed(
        @Nullable String id,
        Bytes fragment,
        List<Reference> references,
        Bytes signedInfo,
        String method,
        Bytes value) {

    /** One element covered by the signature. */
    public record Reference(String uri, String digestMethod, Bytes digest) {}

    public Signed {
        references = List.copyOf(references);
    }
}
