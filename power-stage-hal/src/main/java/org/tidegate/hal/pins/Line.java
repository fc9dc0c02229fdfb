package org.tidegate.hal.pins;

/**
 * One GPIO line as a board describes it.
 *
 * @param chip the chip's label ({@code pinctrl-rp1}), its name ({@code gpiochip4}) or its path;
 *     empty for the one chip that has a line of this name
 * @param line the line's name ({@code GPIO17}) or its offset on the chip ({@code 17})
 * @param activeLow low means yes
 * @param debounceMicros the kernel reports a level once it has held this long; 0 for none; inputs
 *     only
 */
public record Line(String chip, String line, boolean activeLow, Bias bias, int debounceMicros) {
    /** The resistor inside the chip. */
    public enum Bias {
        /** Whatever the board or the firmware has set. */
        AS_IS,
        PULL_UP,
        PULL_DOWN,
        DISABLED
    }

    public Line {
        if (line.isBlank()) {
            throw new IllegalArgumentException("a line needs a name or an offset");
        }
        if (debounceMicros < 0) {
            throw new IllegalArgumentException("a debounce of " + debounceMicros + " µs");
        }
    }

    /** High means yes, no debounce, resistor as it is. */
    public static Line of(String chip, String line) {
        return new Line(chip, line, false, Bias.AS_IS, 0);
    }

    /** For people: {@code pinctrl-rp1 GPIO17}. */
    public String place() {
        return chip.isEmpty() ? "line " + line : chip + " " + line;
    }
}
