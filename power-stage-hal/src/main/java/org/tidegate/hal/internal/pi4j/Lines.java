package org.tidegate.hal.internal.pi4j;

import com.pi4j.exception.InitializeException;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.pins.Line;
import org.tidegate.hal.pins.PinException;

/** Pi4J names lines by number; the chip is the bus, or the board's first one. */
final class Lines {
    /** Above Pi4J's own providers, below nobody. */
    static final int PRIORITY = 1_000;

    private Lines() {}

    static Line line(@Nullable Integer bus, Integer number, Line.Bias bias, long debounceMicros) {
        String chip = "gpiochip" + (bus == null ? 0 : bus);
        int micros = (int) Math.min(debounceMicros, Integer.MAX_VALUE);
        return new Line(chip, Integer.toString(number), false, bias, micros);
    }

    /** Pi4J's own unchecked kind, with our sentence. */
    static InitializeException cannot(PinException e) {
        return new InitializeException(e.getMessage(), e);
    }
}
