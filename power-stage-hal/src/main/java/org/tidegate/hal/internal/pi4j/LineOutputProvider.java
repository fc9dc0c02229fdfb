package org.tidegate.hal.internal.pi4j;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.List;
import org.tidegate.hal.pins.Line;
import org.tidegate.hal.pins.LineOutputs;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.Pins;

/** Outputs on gpiochip. */
final class LineOutputProvider extends DigitalOutputProviderBase implements DigitalOutputProvider {
    private final Pins pins;

    LineOutputProvider(Pins pins) {
        super("tidegate-digital-output", "Tidegate digital output (gpiochip)");
        this.pins = pins;
    }

    @Override
    public int getPriority() {
        return Lines.PRIORITY;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
        var output = new KernelOutput(this, config, pins);
        context.registry().add(output);
        return output;
    }

    private static final class KernelOutput extends DigitalOutputBase implements DigitalOutput {
        private final LineOutputs line;

        KernelOutput(DigitalOutputProvider provider, DigitalOutputConfig config, Pins pins) {
            super(provider, config);
            try {
                line =
                        pins.outputs(
                                config.id(),
                                List.of(
                                        Lines.line(
                                                config.bus(), config.bcm(), Line.Bias.AS_IS, 0)));
            } catch (PinException e) {
                throw Lines.cannot(e);
            }
        }

        @Override
        public DigitalOutput state(DigitalState next) throws IOException {
            if (!line.set(next.isHigh() ? 1 : 0, 1)) {
                throw new IOException(id() + ": the chip does not take " + next);
            }
            return super.state(next);
        }

        @Override
        public DigitalOutput shutdownInternal(Context context) {
            super.shutdownInternal(context);
            line.close();
            return this;
        }
    }
}
