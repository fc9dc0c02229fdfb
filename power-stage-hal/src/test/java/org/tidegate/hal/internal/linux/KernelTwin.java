package org.tidegate.hal.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * gpiochip's second interface and spidev as Linux documents them, with chips of any number of
 * lines. Files that are no devices of its own go to libc.
 */
final class KernelTwin implements Syscalls {
    private static final int FIFO = 16;
    private static final int MOST_FILES = 2_000;
    private static final long FIONBIO = 0x5421;

    final Map<String, Chip> chips = new TreeMap<>();
    final Map<String, Integer> refusals = new HashMap<>();
    final List<byte[]> spiSent = new ArrayList<>();
    byte[] spiAnswer = new byte[0];
    private final Posix real = new Posix();
    // Arrays, so that a look-up allocates no more than the kernel's own would.
    private final @Nullable Chip[] open = new Chip[MOST_FILES];
    private final @Nullable Request[] requests = new Request[MOST_FILES];
    private final boolean[] spi = new boolean[MOST_FILES];
    private int nextFd = 1000;

    static final class Chip {
        final String name;
        final String label;
        final List<String> names;
        final boolean[] high;
        final @Nullable String[] consumers;
        boolean interrupts = true;
        boolean gone;

        Chip(String name, String label, List<String> names) {
            this.name = name;
            this.label = label;
            this.names = names;
            this.high = new boolean[names.size()];
            this.consumers = new String[names.size()];
        }
    }

    static final class Request {
        final Chip chip;
        final int[] offsets;
        final long[] flags;
        final int[] debounceMicros;
        boolean nonBlocking;
        int sequence;
        final ArrayDeque<long[]> events = new ArrayDeque<>();

        Request(Chip chip, int lines) {
            this.chip = chip;
            this.offsets = new int[lines];
            this.flags = new long[lines];
            this.debounceMicros = new int[lines];
        }
    }

    Chip chipNamed(String name) {
        return Objects.requireNonNull(chips.get(name));
    }

    void chip(String name, String label, String... lines) {
        chips.put(name, new Chip(name, label, List.of(lines)));
    }

    Request request(String consumer) {
        return Arrays.stream(requests)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(r -> consumer.equals(r.chip.consumers[r.offsets[0]]))
                .findFirst()
                .orElseThrow();
    }

    /** Somebody outside drives a line. */
    void drive(String chip, int offset, boolean high, long atNanos) {
        Chip c = chipNamed(chip);
        if (c.high[offset] == high) {
            return;
        }
        c.high[offset] = high;
        for (Request r : requests) {
            for (int i = 0; r != null && i < r.offsets.length; i++) {
                if (r.chip == c && r.offsets[i] == offset && (r.flags[i] & GpioUapi.EDGES) != 0) {
                    boolean rising = high != ((r.flags[i] & GpioUapi.ACTIVE_LOW) != 0);
                    r.sequence++;
                    if (r.events.size() == FIFO) {
                        r.events.poll(); // the kernel drops the oldest
                    }
                    r.events.add(new long[] {atNanos, rising ? 1 : 2, offset, r.sequence});
                }
            }
        }
    }

    @Override
    public int open(MemorySegment path, int flags) {
        String name = path.getString(0);
        String last = name.substring(name.lastIndexOf('/') + 1);
        Integer refused = refusals.get(last);
        if (refused != null) {
            return -refused;
        }
        Chip chip = chips.get(last);
        if (chip != null) {
            open[nextFd] = chip;
            return nextFd++;
        }
        if (last.startsWith("spidev")) {
            spi[nextFd] = true;
            return nextFd++;
        }
        return real.open(path, flags);
    }

    @Override
    public int close(int fd) {
        if (fd >= MOST_FILES) {
            return real.close(fd);
        }
        Request r = requests[fd];
        if (r != null) {
            requests[fd] = null;
            for (int offset : r.offsets) {
                r.chip.consumers[offset] = null;
            }
            return 0;
        }
        boolean own = open[fd] != null || spi[fd];
        open[fd] = null;
        spi[fd] = false;
        return own ? 0 : real.close(fd);
    }

    @Override
    public int ioctl(int fd, long code, MemorySegment argument) {
        if (spi[fd]) {
            return transfer(code, argument);
        }
        if (requests[fd] != null) {
            return onRequest(Objects.requireNonNull(requests[fd]), code, argument);
        }
        Chip chip = open[fd];
        if (chip == null) {
            return real.ioctl(fd, code, argument);
        }
        return switch ((int) code) {
            case (int) GpioUapi.GET_CHIP_INFO -> {
                GpioUapi.put(argument, 0, chip.name);
                GpioUapi.put(argument, 32, chip.label);
                argument.set(JAVA_INT, 64, chip.names.size());
                yield 0;
            }
            case (int) GpioUapi.GET_LINE_INFO -> lineInfo(chip, argument);
            case (int) GpioUapi.GET_LINES -> grant(chip, argument);
            default -> -Errors.ENOTTY;
        };
    }

    private static int lineInfo(Chip chip, MemorySegment info) {
        int offset = info.get(JAVA_INT, 64);
        if (offset >= chip.names.size()) {
            return -Errors.EINVAL;
        }
        GpioUapi.put(info, 0, chip.names.get(offset));
        String consumer = chip.consumers[offset];
        if (consumer != null) {
            GpioUapi.put(info, 32, consumer);
            info.set(JAVA_LONG, 72, GpioUapi.USED);
        }
        return 0;
    }

    private int grant(Chip chip, MemorySegment s) {
        int count = s.get(JAVA_INT, 560);
        var r = new Request(chip, count);
        long outputValues = -1;
        for (int i = 0; i < count; i++) {
            r.offsets[i] = s.getAtIndex(JAVA_INT, i);
            r.flags[i] = s.get(JAVA_LONG, 288);
            if (r.offsets[i] >= chip.names.size()) {
                return -Errors.EINVAL;
            }
            if (chip.consumers[r.offsets[i]] != null) {
                return -Errors.EBUSY;
            }
        }
        for (int a = 0; a < s.get(JAVA_INT, 296); a++) {
            long at = 320 + 24L * a;
            long value = s.get(JAVA_LONG, at + 8);
            long mask = s.get(JAVA_LONG, at + 16);
            for (int i = 0; i < count; i++) {
                if ((mask >>> i & 1) == 1) {
                    switch (s.get(JAVA_INT, at)) {
                        case 1 -> r.flags[i] = value;
                        case 2 -> outputValues = value;
                        case 3 -> r.debounceMicros[i] = (int) value;
                        default -> {
                            return -Errors.EINVAL;
                        }
                    }
                }
            }
        }
        if ((r.flags[0] & GpioUapi.EDGES) != 0 && !chip.interrupts) {
            return -Errors.ENXIO;
        }
        String consumer = GpioUapi.text(s, 256);
        for (int i = 0; i < count; i++) {
            chip.consumers[r.offsets[i]] = consumer;
            if ((r.flags[i] & GpioUapi.OUTPUT) != 0) {
                chip.high[r.offsets[i]] = level(r, i, (outputValues >>> i & 1) == 1);
            }
        }
        requests[nextFd] = r;
        s.set(JAVA_INT, 588, nextFd);
        nextFd++;
        return 0;
    }

    private static boolean level(Request r, int i, boolean active) {
        return active != ((r.flags[i] & GpioUapi.ACTIVE_LOW) != 0);
    }

    private static int onRequest(Request r, long code, MemorySegment values) {
        if (r.chip.gone) {
            return -Errors.ENODEV;
        }
        if (code == FIONBIO) {
            r.nonBlocking = values.get(JAVA_INT, 0) != 0;
            return 0;
        }
        long bits = values.get(JAVA_LONG, 0);
        long mask = values.get(JAVA_LONG, 8);
        long seen = 0;
        for (int i = 0; i < r.offsets.length; i++) {
            if ((mask >>> i & 1) == 0) {
                continue;
            }
            if (code == GpioUapi.GET_VALUES) {
                seen |= (level(r, i, r.chip.high[r.offsets[i]]) ? 1L : 0) << i;
            } else if (code == GpioUapi.SET_VALUES && (r.flags[i] & GpioUapi.OUTPUT) != 0) {
                r.chip.high[r.offsets[i]] = level(r, i, (bits >>> i & 1) == 1);
            } else {
                return -Errors.EPERM;
            }
        }
        if (code == GpioUapi.GET_VALUES) {
            values.set(JAVA_LONG, 0, seen);
        }
        return 0;
    }

    @SuppressWarnings("restricted") // the addresses are the driver's own buffers
    private int transfer(long code, MemorySegment orders) {
        if ((code & 0xC000_FFFFL) != 0x4000_6B00L) {
            return 0;
        }
        int transfers = (int) (code >>> 16 & 0x3FFF) / 32;
        for (int t = 0; t < transfers; t++) {
            int length = orders.get(JAVA_INT, 32L * t + 16);
            MemorySegment out =
                    MemorySegment.ofAddress(orders.get(JAVA_LONG, 32L * t)).reinterpret(length);
            MemorySegment in =
                    MemorySegment.ofAddress(orders.get(JAVA_LONG, 32L * t + 8)).reinterpret(length);
            spiSent.add(out.toArray(JAVA_BYTE));
            MemorySegment.copy(spiAnswer, 0, in, JAVA_BYTE, 0, Math.min(length, spiAnswer.length));
        }
        return transfers;
    }

    @Override
    public long read(int fd, MemorySegment into, long bytes) {
        Request r = requests[fd];
        if (r == null) {
            return real.read(fd, into, bytes);
        }
        if (r.chip.gone) {
            return -Errors.ENODEV;
        }
        if (r.events.isEmpty()) {
            if (!r.nonBlocking) {
                throw new AssertionError("the lane would wait here for ever");
            }
            return -Errors.EAGAIN;
        }
        long at = 0;
        while (!r.events.isEmpty() && at + 48 <= bytes) {
            long[] e = r.events.poll();
            into.set(JAVA_LONG, at, e[0]);
            into.set(JAVA_INT, at + 8, (int) e[1]);
            into.set(JAVA_INT, at + 12, (int) e[2]);
            into.set(JAVA_INT, at + 16, (int) e[3]);
            at += 48;
        }
        return at;
    }

    @Override
    public long write(int fd, MemorySegment from, long bytes) {
        return real.write(fd, from, bytes);
    }

    @Override
    public long readAtStart(int fd, MemorySegment into, long bytes) {
        return real.readAtStart(fd, into, bytes);
    }

    @Override
    public long writeAtStart(int fd, MemorySegment from, long bytes) {
        return real.writeAtStart(fd, from, bytes);
    }
}
