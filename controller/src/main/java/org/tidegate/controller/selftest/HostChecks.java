package org.tidegate.controller.selftest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidegate.board.Board;
import org.tidegate.controller.selftest.Host.Access;

/** What the machine must offer, whatever is plugged into it. */
public final class HostChecks {
    private static final int JAVA = 25;
    private static final int LANE_PRIORITY = 80;
    private static final long LITTLE_BYTES = 200L << 20;
    private static final long TOO_LITTLE_BYTES = 20L << 20;
    private static final Path LIMITS = Path.of("/proc/self/limits");

    /** When this was written; a clock before it has lost its battery. */
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2060-01-01T00:00:00Z");

    private HostChecks() {}

    /** Those that need no board. */
    public static List<Finding> ofHost(Host host) {
        return List.of(java(host), kernel(host), clock(host), limits(host));
    }

    /** Those that the board asks for. */
    public static List<Finding> ofBoard(Host host, Board board) {
        var findings = new ArrayList<Finding>();
        findings.add(disk(host, board.journal().directory()));
        if (board.lane().cpu().isPresent()) {
            findings.add(isolation(host, board.lane().cpu().getAsInt()));
        }
        devices(board).forEach((node, use) -> findings.add(device(host, node, use)));
        findings.add(watchdog(host));
        return findings;
    }

    private static Finding java(Host host) {
        int is = host.javaFeature();
        return is == JAVA
                ? Finding.pass("java", "java", "Java " + is)
                : Finding.fail(
                        "java",
                        "java",
                        "Java " + is + " runs this, and it was tested with " + JAVA,
                        "Install temurin-25-jre.");
    }

    private static Finding kernel(Host host) {
        Path file = Path.of("/sys/kernel/realtime");
        boolean realTime =
                host.text(file).map(text -> text.strip().equals("1")).orElse(false)
                        || host.text(Path.of("/proc/version"))
                                .map(text -> text.contains("PREEMPT_RT"))
                                .orElse(false);
        return realTime
                ? Finding.pass("kernel", file.toString(), "PREEMPT_RT")
                : Finding.warn(
                        "kernel",
                        file.toString(),
                        "the kernel is not PREEMPT_RT: the lane is late now and then",
                        "Install a real-time kernel, such as linux-image-rt-arm64.");
    }

    private static Finding clock(Host host) {
        Instant now = Instant.ofEpochMilli(host.wallMillis());
        if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
            return Finding.fail(
                    "clock",
                    "system clock",
                    "it says " + now + ", which cannot be",
                    "Install chrony, and a battery for the real-time clock.");
        }
        Optional<Boolean> synchronised = host.clockSynchronised();
        if (synchronised.isEmpty()) {
            return Finding.skip(
                    "clock",
                    "system clock",
                    "nobody here can say whether it is synchronised",
                    "Install systemd's timedatectl, or look with 'chronyc tracking'.");
        }
        return synchronised.get()
                ? Finding.pass("clock", "system clock", "synchronised")
                : Finding.warn(
                        "clock",
                        "system clock",
                        "it is not synchronised: certificates and schedules depend on it",
                        "Install chrony and let it reach a time server.");
    }

    private static Finding limits(Host host) {
        String text = host.text(LIMITS).orElse("");
        long priority = limit(text, "Max realtime priority");
        long lockedBytes = limit(text, "Max locked memory");
        if (priority < LANE_PRIORITY) {
            return Finding.warn(
                    "limits",
                    LIMITS.toString(),
                    "real-time priority is limited to %d, and the lane wants %d"
                            .formatted(priority, LANE_PRIORITY),
                    "Run it as tidegate.service, whose unit sets LimitRTPRIO=90.");
        }
        if (lockedBytes < 512L << 20) {
            return Finding.warn(
                    "limits",
                    LIMITS.toString(),
                    "only " + (lockedBytes >> 10) + " KiB of memory may be locked",
                    "Run it as tidegate.service, whose unit sets LimitMEMLOCK=infinity.");
        }
        return Finding.pass("limits", LIMITS.toString(), "real-time priority " + priority);
    }

    /** The soft limit; 0 if the line is not there. */
    private static long limit(String text, String name) {
        Matcher line = Pattern.compile(Pattern.quote(name) + "\\s+(\\S+)").matcher(text);
        if (!line.find()) {
            return 0;
        }
        String value = line.group(1);
        return value.equals("unlimited")
                ? Long.MAX_VALUE
                : value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0;
    }

    private static Finding disk(Host host, Path folder) {
        long free = host.freeBytes(folder);
        String place = folder.toString();
        if (free < 0) {
            return Finding.fail(
                    "disk",
                    place,
                    "user " + host.user() + " cannot write there",
                    "Give the folder to the user that runs tidegate.");
        }
        String space = (free >> 20) + " MiB are free";
        if (free < TOO_LITTLE_BYTES) {
            return Finding.fail("disk", place, space, "Free space, or use a larger medium.");
        }
        return free < LITTLE_BYTES
                ? Finding.warn("disk", place, space, "Free space before records are lost.")
                : Finding.pass("disk", place, space);
    }

    private static Finding isolation(Host host, int cpu) {
        Path file = Path.of("/sys/devices/system/cpu/isolated");
        String isolated = host.text(file).orElse("").strip();
        return contains(isolated, cpu)
                ? Finding.pass("isolation", file.toString(), "processor " + cpu + " is the lane's")
                : Finding.warn(
                        "isolation",
                        file.toString(),
                        "the kernel gives processor %d to others as well".formatted(cpu),
                        "Add 'isolcpus=%d nohz_full=%d rcu_nocbs=%d' to the kernel command line."
                                .formatted(cpu, cpu, cpu));
    }

    /** {@code 1,3-5} contains 4. */
    static boolean contains(String list, int cpu) {
        for (String range : list.split(",")) {
            String[] ends = range.split("-");
            if (ends[0].matches("[0-9]{1,4}")
                    && ends[ends.length - 1].matches("[0-9]{1,4}")
                    && cpu >= Integer.parseInt(ends[0])
                    && cpu <= Integer.parseInt(ends[ends.length - 1])) {
                return true;
            }
        }
        return false;
    }

    /** Nodes that the board file speaks of, with what for. */
    private static Map<Path, String> devices(Board board) {
        Map<Path, String> nodes = new LinkedHashMap<>();
        Board.Pins pins = board.pins();
        for (Board.Line line : pins.lines()) {
            String chip = line.chip();
            if (chip.matches("gpiochip[0-9]+")) {
                nodes.putIfAbsent(Path.of("/dev", chip), use(line));
            } else if (chip.startsWith("/")) {
                nodes.putIfAbsent(Path.of(chip), use(line));
            }
        }
        if (pins.spiDevice() != null) {
            nodes.put(Path.of("/dev").resolve(pins.spiDevice()), "pins.spi_device");
        }
        if (pins.serialDevice() != null) {
            nodes.put(Path.of("/dev").resolve(pins.serialDevice()), "pins.serial_device");
        }
        return nodes;
    }

    private static String use(Board.Line line) {
        return "line " + line.use().name().toLowerCase(Locale.ROOT);
    }

    private static Finding device(Host host, Path node, String use) {
        return switch (host.device(node)) {
            case Access.USABLE -> Finding.pass("device", node.toString(), "usable for " + use);
            case Access.NOT_THERE ->
                    Finding.fail(
                            "device",
                            node.toString(),
                            "it is not there, and " + use + " needs it",
                            "Enable it in the device tree, or correct the board file.");
            case Access.DENIED ->
                    Finding.fail(
                            "device",
                            node.toString(),
                            "user " + host.user() + " may not use it, and " + use + " needs it",
                            "Add the user to group tidegate-io: usermod -aG tidegate-io "
                                    + host.user()
                                    + ".");
        };
    }

    private static Finding watchdog(Host host) {
        Path node = Path.of("/dev/watchdog");
        boolean systemd = !host.variable("WATCHDOG_USEC").isEmpty();
        if (systemd) {
            return Finding.pass(
                    "watchdog",
                    "systemd",
                    "kills a silent process after " + host.variable("WATCHDOG_USEC") + " us");
        }
        return host.device(node) == Access.NOT_THERE
                ? Finding.warn(
                        "watchdog",
                        node.toString(),
                        "the board has no watchdog that Linux knows",
                        "Enable it in the device tree; the permission line stays the last level.")
                : Finding.pass("watchdog", node.toString(), "there");
    }
}
