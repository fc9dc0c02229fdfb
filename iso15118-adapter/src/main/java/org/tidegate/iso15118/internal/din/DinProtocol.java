package org.tidegate.iso15118.internal.din;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.Protocol;
import org.tidegate.iso15118.internal.SessionMachine;
import org.tidegate.iso15118.internal.iso2.OlderSession;

/** DIN 70121: DC only, and without encryption, which it does not know. */
public final class DinProtocol implements Protocol {
    public static final DinProtocol INSTANCE = new DinProtocol();

    private DinProtocol() {}

    @Override
    public String name() {
        return DinDialect.INSTANCE.name();
    }

    @Override
    public String namespace() {
        return DinDialect.NAMESPACE;
    }

    @Override
    public int major() {
        return 2;
    }

    @Override
    public int minor() {
        return 0;
    }

    @Override
    public boolean isServedOn(@Nullable String tlsProtocol, SeccSettings settings) {
        return tlsProtocol == null && settings.older().din() && settings.older().offersDc();
    }

    @Override
    public SessionMachine begin(boolean encrypted, long connectedNanos, Context context) {
        return OlderSession.begin(
                DinDialect.INSTANCE, encrypted, connectedNanos, context.nowNanos());
    }
}
