package org.tidegate.hal.pins;

/** One channel of an analogue-to-digital converter. Waits for a conversion: for bus threads. */
public interface AnalogInput extends AutoCloseable {
    /** Volts at the converter's pin; NaN if it cannot be read. */
    double readV();

    @Override
    void close();
}
