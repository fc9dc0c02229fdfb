package org.tidegate.hal.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidegate.hal.pins.AnalogInput;
import org.tidegate.hal.pins.PinException;

/** A voltage channel of the kernel's industrial I/O, by sysfs. */
final class IioInput implements AnalogInput {
    private static final int BYTES = 32;

    private final Syscalls kernel;
    private final MemorySegment text = Arena.ofAuto().allocate(BYTES);
    private final int file;
    private final double offset;
    private final double millivoltsEach;

    private IioInput(Syscalls kernel, int file, double offset, double millivoltsEach) {
        this.kernel = kernel;
        this.file = file;
        this.offset = offset;
        this.millivoltsEach = millivoltsEach;
    }

    static IioInput open(Syscalls kernel, Path sys, String device, int channel)
            throws PinException {
        Path directory = find(sys.resolve("bus/iio/devices"), device);
        String prefix = "in_voltage" + channel;
        Path raw = directory.resolve(prefix + "_raw");
        double scale = number(directory, Double.NaN, prefix + "_scale", "in_voltage_scale");
        if (!Double.isFinite(scale)) {
            throw new PinException(
                    raw.toString(),
                    "the channel has no scale",
                    "Name a voltage channel that 'tidegate pins' shows.");
        }
        double offset = number(directory, 0, prefix + "_offset", "in_voltage_offset");
        try (Arena arena = Arena.ofConfined()) {
            int fd =
                    kernel.open(
                            arena.allocateFrom(raw.toString()),
                            Syscalls.O_RDONLY | Syscalls.O_CLOEXEC);
            if (fd < 0) {
                throw Errors.opening(
                        raw.toString(), fd, "Name a voltage channel that 'tidegate pins' shows.");
            }
            return new IioInput(kernel, fd, offset, scale);
        }
    }

    private static Path find(Path root, String device) throws PinException {
        if (!device.isEmpty() && Files.isDirectory(root.resolve(device))) {
            return root.resolve(device);
        }
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(root, "iio:device*")) {
            for (Path each : devices) {
                if (Files.readString(each.resolve("name")).strip().equals(device)) {
                    return each;
                }
            }
        } catch (IOException _) {
            // Said below: what cannot be listed is not there.
        }
        throw new PinException(
                "ADC " + device,
                "there is no such device below " + root,
                "Load its driver or overlay, and name it as 'tidegate pins' shows it.");
    }

    private static double number(Path directory, double otherwise, String... names)
            throws PinException {
        for (String name : names) {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                try {
                    return Double.parseDouble(Files.readString(file).strip());
                } catch (IOException | NumberFormatException e) {
                    throw new PinException(
                            file.toString(),
                            "it holds no number: " + e.getMessage(),
                            "Check the driver of this converter.");
                }
            }
        }
        return otherwise;
    }

    @Override
    public double readV() {
        long bytes = kernel.readAtStart(file, text, BYTES);
        if (bytes <= 0) {
            return Double.NaN;
        }
        long value = 0;
        int digits = 0;
        boolean negative = false;
        for (int i = 0; i < bytes; i++) {
            byte c = text.get(JAVA_BYTE, i);
            if (c == '-' && i == 0) {
                negative = true;
            } else if (c >= '0' && c <= '9' && digits < 18) {
                value = value * 10 + (c - '0');
                digits++;
            } else if (c == '\n' || c == 0) {
                break;
            } else {
                return Double.NaN;
            }
        }
        return digits == 0
                ? Double.NaN
                : ((negative ? -value : value) + offset) * millivoltsEach / 1000;
    }

    @Override
    public void close() {
        kernel.close(file);
    }
}
