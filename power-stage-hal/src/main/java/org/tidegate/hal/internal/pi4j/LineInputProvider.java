package org.tidegate.hal.internal.pi4j;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.pins.Edge;
import org.tidegate.hal.pins.Line;
import org.tidegate.hal.pins.LineInputs;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.Pins;

/** Inputs on gpiochip. Pi4J's debounce is in microseconds, and so is the kernel's. */
final class LineInputProvider extends DigitalInputProviderBase implements DigitalInputProvider {
    private final Pins pins;

    LineInputProvider(Pins pins) {
        super("tidegate-digital-input", "Tidegate digital input (gpiochip)");
        this.pins = pins;
    }

    @Override
    public int getPriority() {
        return Lines.PRIORITY;
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
        var input = new KernelInput(this, config, pins);
        context.registry().add(input);
        return input;
    }

    private static final class KernelInput extends DigitalInputBase implements DigitalInput {
        /** Edges wait in the kernel with their time; whoever listens to Pi4J is not in a hurry. */
        private static final long LOOK_NANOS = 2_000_000;

        private final LineInputs line;
        private @Nullable Thread listener;
        private volatile boolean closed;

        KernelInput(DigitalInputProvider provider, DigitalInputConfig config, Pins pins) {
            super(provider, config);
            Line.Bias bias =
                    switch (config.pull()) {
                        case PULL_UP -> Line.Bias.PULL_UP;
                        case PULL_DOWN -> Line.Bias.PULL_DOWN;
                        case OFF -> Line.Bias.AS_IS;
                    };
            Long debounce = config.debounce();
            long micros = debounce == null ? 0 : debounce;
            try {
                line =
                        pins.inputs(
                                config.id(),
                                List.of(Lines.line(config.bus(), config.bcm(), bias, micros)));
            } catch (PinException e) {
                throw Lines.cannot(e);
            }
        }

        @Override
        public DigitalState state() {
            long levels = line.levels();
            return levels == LineInputs.UNREADABLE
                    ? DigitalState.UNKNOWN
                    : levels == 0 ? DigitalState.LOW : DigitalState.HIGH;
        }

        @Override
        public DigitalInput initialize(Context context) {
            super.initialize(context);
            listener = Thread.ofPlatform().name("tg-pi4j-" + id()).daemon().start(this::listen);
            return this;
        }

        private void listen() {
            var edge = new Edge();
            while (!closed) {
                while (line.nextEdge(edge)) {
                    DigitalState next = edge.rising ? DigitalState.HIGH : DigitalState.LOW;
                    dispatch(new DigitalStateChangeEvent<DigitalInput>(this, next));
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }

        @Override
        public DigitalInput shutdownInternal(Context context) {
            closed = true;
            Thread thread = listener;
            if (thread != null) {
                LockSupport.unpark(thread);
                try {
                    thread.join(1_000);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
            line.close();
            return super.shutdownInternal(context);
        }
    }
}
