package org.tidegate.iso15118.internal.iso2;

import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.SeccSettings;
import org.tidegate.iso15118.internal.Context;
import org.tidegate.iso15118.internal.Protocol;
import org.tidegate.iso15118.internal.SessionMachine;

/** ISO 15118-2 on a connection of any kind; contracts are offered on encrypted ones only. */
public final class Iso2Protocol implements Protocol {
    public static final Iso2Protocol INSTANCE = new Iso2Protocol();

    private Iso2Protocol() {}

    @Override
    public String name() {
        return Iso2Dialect.INSTANCE.name();
    }

    @Override
    public String namespace() {
        return Iso2Dialect.NAMESPACE;
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
        return settings.older().iso2();
    }

    @Override
    public SessionMachine begin(boolean encrypted, long connectedNanos, Context context) {
        return OlderSession.begin(
                Iso2Dialect.INSTANCE, encrypted, connectedNanos, context.nowNanos());
    }
}
