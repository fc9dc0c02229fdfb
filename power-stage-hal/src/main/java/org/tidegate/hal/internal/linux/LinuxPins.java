package org.tidegate.hal.internal.linux;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.hal.pins.AnalogInput;
import org.tidegate.hal.pins.Line;
import org.tidegate.hal.pins.LineInputs;
import org.tidegate.hal.pins.LineOutputs;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.Pins;
import org.tidegate.hal.pins.PwmOutput;
import org.tidegate.hal.pins.SerialDevice;
import org.tidegate.hal.pins.SpiDevice;

/** Finds and opens devices below two directories. */
public final class LinuxPins implements Pins {
    private static final int LONGEST_LIST = 12;

    private final Path dev;
    private final Path sys;
    private final Supplier<? extends Syscalls> kernel;

    public LinuxPins(Path dev, Path sys) {
        this(dev, sys, null);
    }

    /**
     * @param kernel a twin of the kernel, for tests; null for libc
     */
    LinuxPins(Path dev, Path sys, @Nullable Syscalls kernel) {
        this.dev = dev;
        this.sys = sys;
        this.kernel = kernel == null ? Posix::new : () -> kernel;
    }

    /** Lines of one chip, and where each stands in the caller's list. */
    private record Share(Path chip, List<Line> lines, List<Integer> offsets, List<Integer> places) {
        int[] offsetArray() {
            return offsets.stream().mapToInt(Integer::intValue).toArray();
        }

        int[] placeArray() {
            return places.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    @Override
    public LineInputs inputs(String consumer, List<Line> lines) throws PinException {
        var chips = new ArrayList<LineInputs>();
        var places = new ArrayList<int[]>();
        try {
            for (Share share : byChip(lines)) {
                Syscalls calls = kernel.get();
                try (GpioChip chip = GpioChip.open(calls, share.chip())) {
                    GpioChip.Grant grant =
                            chip.inputs(consumer, share.offsetArray(), share.lines());
                    chips.add(new KernelInputs(calls, grant));
                    places.add(share.placeArray());
                }
            }
        } catch (PinException e) {
            chips.forEach(LineInputs::close);
            throw e;
        }
        boolean single = chips.size() == 1;
        return single ? chips.getFirst() : new SeveralChips.Inputs(chips, places, lines.size());
    }

    @Override
    public LineOutputs outputs(String consumer, List<Line> lines) throws PinException {
        var chips = new ArrayList<LineOutputs>();
        var places = new ArrayList<int[]>();
        try {
            for (Share share : byChip(lines)) {
                Syscalls calls = kernel.get();
                try (GpioChip chip = GpioChip.open(calls, share.chip())) {
                    GpioChip.Grant grant =
                            chip.outputs(consumer, share.offsetArray(), share.lines());
                    chips.add(new KernelOutputs(calls, grant));
                    places.add(share.placeArray());
                }
            }
        } catch (PinException e) {
            chips.forEach(LineOutputs::close);
            throw e;
        }
        boolean single = chips.size() == 1;
        return single ? chips.getFirst() : new SeveralChips.Outputs(chips, places, lines.size());
    }

    private List<Share> byChip(List<Line> lines) throws PinException {
        if (lines.isEmpty() || lines.size() > LineInputs.MOST) {
            throw new IllegalArgumentException(lines.size() + " lines");
        }
        Map<Path, Share> shares = new LinkedHashMap<>();
        var taken = new LinkedHashMap<String, Line>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Place place = find(line);
            Line before = taken.putIfAbsent(place.chip() + " " + place.offset(), line);
            if (before != null) {
                throw new PinException(
                        line.place(),
                        "this is the same line as " + before.place(),
                        "Give every use a line of its own.");
            }
            Share share =
                    shares.computeIfAbsent(
                            place.chip(),
                            chip ->
                                    new Share(
                                            chip,
                                            new ArrayList<>(),
                                            new ArrayList<>(),
                                            new ArrayList<>()));
            share.lines().add(line);
            share.offsets().add(place.offset());
            share.places().add(i);
        }
        return List.copyOf(shares.values());
    }

    private record Place(Path chip, int offset) {}

    private Place find(Line line) throws PinException {
        PinException obstacle = null;
        var seen = new ArrayList<String>();
        var found = new ArrayList<Place>();
        for (Path path : chips()) {
            try (GpioChip chip = GpioChip.open(kernel.get(), path)) {
                seen.add(chip.name() + " (" + chip.label() + ")");
                if (!isMeant(line.chip(), chip)) {
                    continue;
                }
                int offset = chip.find(line.line());
                if (offset >= 0) {
                    found.add(new Place(path, offset));
                } else if (!line.chip().isEmpty()) {
                    throw noSuchLine(line, chip);
                }
            } catch (PinException e) {
                if (path.toString().equals(line.chip()) || path.endsWith(line.chip())) {
                    throw e;
                }
                if (e.place().equals(line.place())) {
                    throw e;
                }
                obstacle = e;
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.size() > 1) {
            throw new PinException(
                    line.place(),
                    found.size() + " chips have such a line",
                    "Name the chip as well: " + String.join(", ", seen) + ".");
        }
        if (seen.isEmpty() && obstacle != null) {
            throw obstacle;
        }
        throw new PinException(
                line.place(),
                seen.isEmpty()
                        ? "there is no GPIO chip below " + dev
                        : (line.chip().isEmpty() ? "no chip has such a line" : "no such chip"),
                seen.isEmpty()
                        ? "Load the board's GPIO driver; Linux 5.10 or later is needed."
                        : "There are " + String.join(", ", seen) + ".");
    }

    private static boolean isMeant(String wanted, GpioChip chip) {
        return wanted.isEmpty()
                || wanted.equals(chip.label())
                || wanted.equals(chip.name())
                || wanted.equals(chip.path().toString());
    }

    private static PinException noSuchLine(Line line, GpioChip chip) throws PinException {
        var names = new ArrayList<String>();
        for (int i = 0; i < chip.lines() && names.size() < LONGEST_LIST; i++) {
            String name = chip.info(i).name();
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return new PinException(
                line.place(),
                "the chip has no such line",
                "Write an offset from 0 to "
                        + (chip.lines() - 1)
                        + (names.isEmpty()
                                ? "."
                                : ", or a name: " + String.join(", ", names) + "."));
    }

    private List<Path> chips() {
        return list(dev, "gpiochip*");
    }

    private static List<Path> list(Path directory, String glob) {
        var paths = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
            stream.forEach(paths::add);
        } catch (IOException _) {
            return List.of(); // nothing to be seen there
        }
        paths.sort(null);
        return paths;
    }

    @Override
    public PwmOutput pwm(String chip, int channel, long periodNanos) throws PinException {
        return SysfsPwm.open(kernel.get(), sys, chip, channel, periodNanos);
    }

    @Override
    public SpiDevice spi(String device, int mode, int speedHz) throws PinException {
        return Spidev.open(kernel.get(), device, mode, speedHz);
    }

    @Override
    public AnalogInput analog(String device, int channel) throws PinException {
        return IioInput.open(kernel.get(), sys, device, channel);
    }

    @Override
    public SerialDevice serial(String device, int baud) throws PinException {
        return TtyLine.open(new Posix(), device, baud);
    }

    @Override
    public List<String> describe() {
        var lines = new ArrayList<String>();
        for (Path path : chips()) {
            try (GpioChip chip = GpioChip.open(kernel.get(), path)) {
                lines.add("%s  label %s, %d lines".formatted(path, chip.label(), chip.lines()));
                for (int i = 0; i < chip.lines(); i++) {
                    GpioChip.LineInfo info = chip.info(i);
                    if (!info.name().isEmpty() || info.used()) {
                        lines.add(
                                "  %3d %-16s %s%s"
                                        .formatted(
                                                i,
                                                info.name(),
                                                info.output() ? "output" : "input",
                                                info.used() ? ", used by " + info.consumer() : ""));
                    }
                }
            } catch (PinException e) {
                lines.add(e.getMessage());
            }
        }
        list(sys.resolve("class/pwm"), "pwmchip*").forEach(p -> lines.add(p + "  PWM" + device(p)));
        list(dev, "spidev*").forEach(p -> lines.add(p + "  SPI"));
        list(sys.resolve("bus/iio/devices"), "iio:device*")
                .forEach(p -> lines.add(p + "  ADC " + name(p)));
        list(dev, "ttyAMA*").forEach(p -> lines.add(p + "  serial line"));
        list(dev, "ttyS[0-9]*").forEach(p -> lines.add(p + "  serial line"));
        list(dev, "watchdog[0-9]*").forEach(p -> lines.add(p + "  hardware watchdog"));
        return lines;
    }

    private static String device(Path chip) {
        try {
            return ", device " + chip.resolve("device").toRealPath().getFileName();
        } catch (IOException _) {
            return "";
        }
    }

    private static String name(Path device) {
        try {
            return Files.readString(device.resolve("name")).strip();
        } catch (IOException _) {
            return "";
        }
    }
}
