package org.tidegate.hal.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.PwmOutput;

/**
 * A PWM channel in sysfs, in nanoseconds. 26.667 % of a millisecond are 266,667 ns; whole percent
 * would be steps of 0.6 A.
 */
final class SysfsPwm implements PwmOutput {
    /** udev hands a fresh channel over to its group a moment after the export. */
    private static final int TRIES = 50;

    private static final int TRY_MILLIS = 20;
    private static final int DIGITS = 24;

    private final Syscalls kernel;
    private final MemorySegment text = Arena.ofAuto().allocate(DIGITS);
    private final long periodNanos;
    private final int dutyFile;
    private long dutyNanos;

    private SysfsPwm(Syscalls kernel, int dutyFile, long periodNanos) {
        this.kernel = kernel;
        this.dutyFile = dutyFile;
        this.periodNanos = periodNanos;
    }

    static SysfsPwm open(Syscalls kernel, Path sys, String chip, int channel, long periodNanos)
            throws PinException {
        Path directory = find(sys.resolve("class/pwm"), chip);
        Path pwm = directory.resolve("pwm" + channel);
        if (!Files.exists(pwm)) {
            write(kernel, directory.resolve("export"), channel, chip + " channel " + channel);
            await(pwm.resolve("duty_cycle"));
        }
        String place = pwm.toString();
        // The duty must never be longer than the period, whatever was left behind.
        write(kernel, pwm.resolve("duty_cycle"), 0, place);
        write(kernel, pwm.resolve("period"), periodNanos, place);
        write(kernel, pwm.resolve("enable"), 1, place);
        int file = open(kernel, pwm.resolve("duty_cycle"), place);
        return new SysfsPwm(kernel, file, periodNanos);
    }

    private static Path find(Path root, String chip) throws PinException {
        if (Files.isDirectory(root.resolve(chip)) && !chip.isEmpty()) {
            return root.resolve(chip);
        }
        try (DirectoryStream<Path> chips = Files.newDirectoryStream(root, "pwmchip*")) {
            for (Path each : chips) {
                Path device = each.resolve("device").toRealPath().getFileName();
                if (device != null && device.toString().equals(chip)) {
                    return each;
                }
            }
        } catch (IOException _) {
            // Said below: what cannot be listed is not there.
        }
        throw new PinException(
                "PWM " + chip,
                "there is no such device below " + root,
                "Enable the PWM in the device tree (on a Pi: dtoverlay=pwm), and name it as"
                        + " 'tidegate pins' shows it.");
    }

    private static void await(Path file) {
        for (int i = 0; i < TRIES && !Files.isWritable(file); i++) {
            try {
                Thread.sleep(TRY_MILLIS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static int open(Syscalls kernel, Path file, String place) throws PinException {
        try (Arena arena = Arena.ofConfined()) {
            int fd =
                    kernel.open(
                            arena.allocateFrom(file.toString()),
                            Syscalls.O_WRONLY | Syscalls.O_CLOEXEC);
            if (fd < 0) {
                throw Errors.opening(
                        file.toString(),
                        fd,
                        "Check pins.pwm_chip and pins.pwm_channel against " + place + ".");
            }
            return fd;
        }
    }

    private static void write(Syscalls kernel, Path file, long value, String place)
            throws PinException {
        int fd = open(kernel, file, place);
        try (Arena arena = Arena.ofConfined()) {
            String digits = value + "\n";
            long done = kernel.writeAtStart(fd, arena.allocateFrom(digits), digits.length());
            if (done < 0) {
                throw new PinException(
                        file.toString(),
                        "the kernel refuses " + value + ": " + Errors.text(-done),
                        "Check that nobody else uses this PWM channel and that it can make the"
                                + " period.");
            }
        } finally {
            kernel.close(fd);
        }
    }

    @Override
    public synchronized boolean setDutyPercent(double dutyPercent) {
        double share = dutyPercent > 0 ? Math.min(dutyPercent, 100) / 100 : 0;
        long wantedNanos = Math.round(share * periodNanos);
        if (wantedNanos == dutyNanos) {
            return true;
        }
        if (kernel.writeAtStart(dutyFile, text, format(wantedNanos)) < 0) {
            return false;
        }
        dutyNanos = wantedNanos;
        return true;
    }

    /** A line of decimal digits; returns its length. */
    private int format(long value) {
        int length = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            length++;
        }
        long rest = value;
        for (int i = length - 1; i >= 0; i--) {
            text.set(JAVA_BYTE, i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        text.set(JAVA_BYTE, length, (byte) '\n');
        return length + 1;
    }

    @Override
    public void close() {
        setDutyPercent(0);
        kernel.close(dutyFile);
    }
}
