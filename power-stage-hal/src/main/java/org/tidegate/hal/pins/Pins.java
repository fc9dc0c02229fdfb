package org.tidegate.hal.pins;

import java.nio.file.Path;
import java.util.List;
import org.tidegate.hal.internal.linux.LinuxPins;

/**
 * Opens what a board file names. Every failure says place, reason and remedy.
 *
 * <p>Needs gpiochip's second interface (Linux 5.10) and access to the device nodes; no native
 * library and no knowledge of the board.
 */
public interface Pins {
    /** The machine's own. */
    static Pins ofThisMachine() {
        return new LinuxPins(Path.of("/dev"), Path.of("/sys"));
    }

    /** Requests inputs, with edges where the chip can report them. */
    LineInputs inputs(String consumer, List<Line> lines) throws PinException;

    /** Requests outputs, all inactive. */
    LineOutputs outputs(String consumer, List<Line> lines) throws PinException;

    /**
     * @param chip {@code pwmchip0}, or the name of the device behind it
     */
    PwmOutput pwm(String chip, int channel, long periodNanos) throws PinException;

    /**
     * @param device such as {@code /dev/spidev0.0}
     */
    SpiDevice spi(String device, int mode, int speedHz) throws PinException;

    /**
     * @param device {@code iio:device0}, or its name ({@code ads1015})
     */
    AnalogInput analog(String device, int channel) throws PinException;

    /**
     * @param device such as {@code /dev/ttyAMA2}
     */
    SerialDevice serial(String device, int baud) throws PinException;

    /** What there is: every chip with its lines and their users, for people. */
    List<String> describe();
}
