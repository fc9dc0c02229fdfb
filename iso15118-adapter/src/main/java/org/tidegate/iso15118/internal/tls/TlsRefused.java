package org.tidegate.iso15118.internal.tls;

import java.io.IOException;
import org.tidegate.iso15118.Refusal;

/** A handshake that came to nothing, with the reason. */
public final class TlsRefused extends IOException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    public TlsRefused(Refusal refusal, String detail) {
        super(detail);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
