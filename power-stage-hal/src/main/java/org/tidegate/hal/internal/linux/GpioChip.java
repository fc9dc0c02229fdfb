package org.tidegate.hal.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidegate.hal.pins.Line;
import org.tidegate.hal.pins.PinException;

/** One gpiochip, open for as long as it takes to ask and to request lines. */
final class GpioChip implements AutoCloseable {
    /** What the kernel knows about one line. */
    record LineInfo(int offset, String name, String consumer, boolean used, boolean output) {}

    /**
     * Lines the kernel has granted.
     *
     * @param edges it reports their edges
     */
    record Grant(int fd, List<Integer> offsets, boolean edges) {
        static Grant of(int fd, int[] offsets, boolean edges) {
            return new Grant(fd, Arrays.stream(offsets).boxed().toList(), edges);
        }
    }

    private final Syscalls kernel;
    private final Path path;
    private final int fd;
    private final String name;
    private final String label;
    private final int lines;

    private GpioChip(Syscalls kernel, Path path, int fd, MemorySegment info) {
        this.kernel = kernel;
        this.path = path;
        this.fd = fd;
        this.name = GpioUapi.text(info, 0);
        this.label = GpioUapi.text(info, GpioUapi.CHIP_LABEL);
        this.lines = info.get(JAVA_INT, GpioUapi.CHIP_LINES);
    }

    static GpioChip open(Syscalls kernel, Path path) throws PinException {
        try (Arena arena = Arena.ofConfined()) {
            int fd =
                    kernel.open(
                            arena.allocateFrom(path.toString()),
                            Syscalls.O_RDWR | Syscalls.O_CLOEXEC);
            if (fd < 0) {
                throw Errors.opening(
                        path.toString(), fd, "Name a chip that 'tidegate pins' shows.");
            }
            MemorySegment info = arena.allocate(GpioUapi.CHIP_INFO_BYTES, 8);
            int failed = kernel.ioctl(fd, GpioUapi.GET_CHIP_INFO, info);
            if (failed < 0) {
                kernel.close(fd);
                throw new PinException(
                        path.toString(),
                        "this is no GPIO chip: " + Errors.text(-failed),
                        "Name a chip that 'tidegate pins' shows.");
            }
            return new GpioChip(kernel, path, fd, info);
        }
    }

    Path path() {
        return path;
    }

    String name() {
        return name;
    }

    String label() {
        return label;
    }

    int lines() {
        return lines;
    }

    LineInfo info(int offset) throws PinException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(GpioUapi.LINE_INFO_BYTES, 8);
            info.set(JAVA_INT, GpioUapi.INFO_OFFSET, offset);
            int failed = kernel.ioctl(fd, GpioUapi.GET_LINE_INFO, info);
            if (failed < 0) {
                throw new PinException(
                        path + " line " + offset,
                        "the kernel does not describe it: " + Errors.text(-failed),
                        "Linux 5.10 or later is needed.");
            }
            long flags = info.get(JAVA_LONG, GpioUapi.INFO_FLAGS);
            return new LineInfo(
                    offset,
                    GpioUapi.text(info, 0),
                    GpioUapi.text(info, GpioUapi.INFO_CONSUMER),
                    (flags & GpioUapi.USED) != 0,
                    (flags & GpioUapi.OUTPUT) != 0);
        }
    }

    /** Offset of a line by name or number; −1 if this chip has none. */
    int find(String line) throws PinException {
        if (line.matches("[0-9]{1,4}")) {
            int offset = Integer.parseInt(line);
            return offset < lines ? offset : -1;
        }
        for (int offset = 0; offset < lines; offset++) {
            if (info(offset).name().equals(line)) {
                return offset;
            }
        }
        return -1;
    }

    /** Requests inputs with edges, and without where the chip has no interrupts. */
    Grant inputs(String consumer, int[] offsets, List<Line> lines) throws PinException {
        int granted = request(consumer, offsets, lines, GpioUapi.INPUT | GpioUapi.EDGES);
        if (granted >= 0) {
            return Grant.of(granted, offsets, true);
        }
        if (granted == -Errors.ENXIO
                || granted == -Errors.EINVAL
                || granted == -Errors.EOPNOTSUPP
                || granted == -Errors.ENODEV) {
            granted = request(consumer, offsets, lines, GpioUapi.INPUT);
        }
        if (granted < 0) {
            throw refused(offsets, lines, granted);
        }
        return Grant.of(granted, offsets, false);
    }

    Grant outputs(String consumer, int[] offsets, List<Line> lines) throws PinException {
        int granted = request(consumer, offsets, lines, GpioUapi.OUTPUT);
        if (granted < 0) {
            throw refused(offsets, lines, granted);
        }
        return Grant.of(granted, offsets, false);
    }

    private int request(String consumer, int[] offsets, List<Line> lines, long direction)
            throws PinException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(GpioUapi.REQUEST_BYTES, 8);
            for (int i = 0; i < offsets.length; i++) {
                request.setAtIndex(JAVA_INT, i, offsets[i]);
            }
            GpioUapi.put(request, GpioUapi.REQUEST_CONSUMER, consumer);
            request.set(JAVA_INT, GpioUapi.REQUEST_LINE_COUNT, offsets.length);
            Map<Long, Long> flags = new LinkedHashMap<>();
            Map<Long, Long> debounces = new LinkedHashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                // A mask counts lines of the request, not offsets of the chip.
                flags.merge(direction | flags(lines.get(i)), 1L << i, (a, b) -> a | b);
                if (lines.get(i).debounceMicros() > 0 && (direction & GpioUapi.INPUT) != 0) {
                    long micros = lines.get(i).debounceMicros();
                    debounces.merge(micros, 1L << i, (a, b) -> a | b);
                }
            }
            long first = flags.keySet().iterator().next();
            request.set(JAVA_LONG, GpioUapi.REQUEST_FLAGS, first);
            flags.remove(first);
            int outputs = (direction & GpioUapi.OUTPUT) != 0 ? 1 : 0;
            int attributes = flags.size() + debounces.size() + outputs;
            if (attributes > GpioUapi.MOST_ATTRIBUTES) {
                throw new PinException(
                        path.toString(),
                        attributes + " different settings in one request, 10 are possible",
                        "Use the same debounce for more of its lines.");
            }
            request.set(JAVA_INT, GpioUapi.REQUEST_ATTRIBUTE_COUNT, attributes);
            int at = GpioUapi.REQUEST_ATTRIBUTES;
            at = put(request, at, GpioUapi.ATTRIBUTE_FLAGS, flags);
            at = put(request, at, GpioUapi.ATTRIBUTE_DEBOUNCE, debounces);
            if (outputs > 0) {
                long all = offsets.length == Long.SIZE ? -1 : (1L << offsets.length) - 1;
                put(request, at, GpioUapi.ATTRIBUTE_OUTPUT_VALUES, Map.of(0L, all));
            }
            int failed = kernel.ioctl(fd, GpioUapi.GET_LINES, request);
            return failed < 0 ? failed : request.get(JAVA_INT, GpioUapi.REQUEST_FD);
        }
    }

    private static int put(MemorySegment request, int from, int id, Map<Long, Long> masks) {
        int at = from;
        for (Map.Entry<Long, Long> each : masks.entrySet()) {
            request.set(JAVA_INT, at, id);
            request.set(JAVA_LONG, at + GpioUapi.ATTRIBUTE_VALUE, each.getKey());
            request.set(JAVA_LONG, at + GpioUapi.ATTRIBUTE_MASK, each.getValue());
            at += GpioUapi.ATTRIBUTE_BYTES;
        }
        return at;
    }

    private static long flags(Line line) {
        long bias =
                switch (line.bias()) {
                    case AS_IS -> 0;
                    case PULL_UP -> GpioUapi.PULL_UP;
                    case PULL_DOWN -> GpioUapi.PULL_DOWN;
                    case DISABLED -> GpioUapi.BIAS_DISABLED;
                };
        return bias | (line.activeLow() ? GpioUapi.ACTIVE_LOW : 0);
    }

    /** The kernel names no line; the one that is taken already is the likely one. */
    private PinException refused(int[] offsets, List<Line> lines, int result) throws PinException {
        for (int i = 0; i < offsets.length; i++) {
            LineInfo info = info(offsets[i]);
            if (info.used() && result == -Errors.EBUSY) {
                return new PinException(
                        lines.get(i).place(),
                        "the line is in use by '" + info.consumer() + "'",
                        "Take the overlay or program away that uses it, or choose another line.");
            }
        }
        var places = new ArrayList<String>();
        lines.forEach(line -> places.add(line.line()));
        return new PinException(
                label + " lines " + String.join(", ", places),
                "the kernel does not grant them: " + Errors.text(-result),
                result == -Errors.EINVAL
                        ? "Check bias and debounce: this chip may not have them."
                        : "'tidegate pins' shows what there is.");
    }

    @Override
    public void close() {
        kernel.close(fd);
    }
}
