package org.tidegate.iso15118.internal;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.PlugAndCharge;
import org.tidegate.iso15118.message.Bytes;

/**
 * Everything outside the session that one step of any protocol may look at.
 *
 * @param challenge sixteen fresh random bytes
 * @param certificate what the operator answered to the last {@link CertificateOrder}; null if
 *     nothing yet
 * @param noCertificate why the operator will not answer that order; empty while it may
 * @param before the session before this one, for a vehicle that comes back from a pause
 */
public record Outside(
        Context context,
        PlugAndCharge contracts,
        Bytes challenge,
        @Nullable Bytes certificate,
        String noCertificate,
        @Nullable SessionMachine before) {
    /** The operator has refused nothing. */
    public Outside(
            Context context,
            PlugAndCharge contracts,
            Bytes challenge,
            @Nullable Bytes certificate,
            @Nullable SessionMachine before) {
        this(context, contracts, challenge, certificate, "", before);
    }
}
