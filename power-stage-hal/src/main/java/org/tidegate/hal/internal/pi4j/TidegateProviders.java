package org.tidegate.hal.internal.pi4j;

import com.pi4j.provider.Provider;
import org.tidegate.hal.pins.Pins;

/** All providers there are, over any pins. */
public final class TidegateProviders {
    private TidegateProviders() {}

    public static Provider<?, ?, ?>[] over(Pins pins) {
        return new Provider<?, ?, ?>[] {
            new LineInputProvider(pins),
            new LineOutputProvider(pins),
            new SysfsPwmProvider(pins),
            new SpidevProvider(pins)
        };
    }
}
