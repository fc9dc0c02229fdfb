package org.tidegate.hal.internal.pi4j;

import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;
import org.tidegate.hal.pins.Pins;

/** Found by Pi4J's own service loader: {@code Pi4J.newAutoContext()} has these providers. */
public final class TidegatePlugin implements Plugin {
    @Override
    public void initialize(PluginService service) {
        service.register(TidegateProviders.over(Pins.ofThisMachine()));
    }
}
