package org.tidegate.rig.board;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.tidegate.hal.pins.Edge;
import org.tidegate.hal.pins.Line;
import org.tidegate.hal.pins.LineInputs;
import org.tidegate.hal.pins.LineOutputs;
import org.tidegate.hal.pins.PinException;
import org.tidegate.hal.pins.Pins;
import org.tidegate.runtime.Clock;

/**
 * Runs trials on this board and says for each what happened after how long.
 *
 * <pre>VirtualBoardMain [TRIAL…]</pre>
 *
 * Exit codes: 0 all held, 1 one did not, 2 no such trial, 3 this is no virtual board.
 */
public final class VirtualBoardMain {
    private static final double POWER_GONE_S = 2;
    private static final double CONTACTORS_OPEN_S = 5;
    private static final Clock CLOCK = Clock.system();
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** One trial; whoever throws has not held. */
    private interface Trial {
        String run() throws Exception;
    }

    private static final Map<String, Trial> TRIALS = new LinkedHashMap<>();

    static {
        TRIALS.put("gpio", VirtualBoardMain::gpio);
        TRIALS.put("pilot", VirtualBoardMain::pilot);
        TRIALS.put("emergency-stop", VirtualBoardMain::emergencyStop);
        TRIALS.put("kill", VirtualBoardMain::kill);
        TRIALS.put("sigstop", VirtualBoardMain::sigstop);
        TRIALS.put("hang", VirtualBoardMain::hang);
        TRIALS.put("stuck-bus", VirtualBoardMain::stuckBus);
        TRIALS.put("full-disk", VirtualBoardMain::fullDisk);
        TRIALS.put("watchdog", VirtualBoardMain::watchdog);
    }

    private VirtualBoardMain() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> asked) {
        if (!SimulatedChip.isThere()) {
            OUT.println(
                    "This machine has no gpio-sim. Remedy: run './tidegate virtual-board', which"
                            + " boots one that has.");
            return 3;
        }
        // The last one resets the board and is run by name only.
        List<String> names =
                asked.isEmpty()
                        ? TRIALS.keySet().stream().filter(n -> !n.equals("watchdog")).toList()
                        : asked;
        int failed = 0;
        for (String name : names) {
            Trial trial = TRIALS.get(name);
            if (trial == null) {
                OUT.println("There is no trial '" + name + "'; there are " + TRIALS.keySet());
                return 2;
            }
            try {
                OUT.println("ok   " + name + ": " + trial.run());
            } catch (Exception | AssertionError e) {
                failed++;
                OUT.println("FAIL " + name + ": " + e.getMessage());
            }
        }
        OUT.println(failed == 0 ? "All held." : failed + " did not hold.");
        return failed == 0 ? 0 : 1;
    }

    // On the chip alone.

    private static String gpio() throws Exception {
        SimulatedChip chip = SimulatedChip.find();
        Pins pins = Pins.ofThisMachine();
        var lines =
                List.of(
                        BoardLines.line(BoardLines.SPARE),
                        new Line(BoardLines.CHIP, "18", true, Line.Bias.PULL_UP, 0),
                        new Line(BoardLines.CHIP, "19", false, Line.Bias.AS_IS, 100_000));
        try (LineInputs in = pins.inputs("trial", lines);
                LineOutputs out = pins.outputs("trial", List.of(BoardLines.line(20)))) {
            chip.drive(BoardLines.SPARE, true);
            chip.drive(18, true);
            check(in.levels() == 0b001, "levels are " + in.levels());
            chip.drive(18, false);
            check(in.levels() == 0b011, "active low is " + in.levels());
            check(out.set(1, 1) && chip.isHigh(20), "the output does not follow");
            String edges = edges(chip, in);
            refusal(pins);
            return "coherent levels, active low, output; " + edges;
        }
    }

    private static String edges(SimulatedChip chip, LineInputs in) {
        var edge = new Edge();
        while (in.nextEdge(edge)) {
            // what the preparations made
        }
        long lostBefore = in.lostEdges();
        int toggles = 10;
        long beganNanos = CLOCK.nanos();
        for (int i = 0; i < toggles; i++) {
            toggle(chip, i);
        }
        int seen = 0;
        long lastNanos = beganNanos;
        while (in.nextEdge(edge)) {
            check(edge.index == 0 && edge.rising == (seen % 2 != 0), "edge " + seen);
            check(edge.atNanos >= lastNanos, "kernel time runs backwards");
            lastNanos = edge.atNanos;
            seen++;
        }
        check(lastNanos <= CLOCK.nanos(), "kernel time is not the lane's");
        check(seen == toggles, seen + " of " + toggles + " edges");
        // More than the kernel keeps: 16 for each of 3 lines.
        for (int i = 0; i < 100; i++) {
            toggle(chip, i);
        }
        int kept = 0;
        while (in.nextEdge(edge)) {
            kept++;
        }
        long lost = in.lostEdges() - lostBefore;
        check(kept + lost == 100 && lost > 0, kept + " kept and " + lost + " lost of 100");
        for (int i = 0; i < 20; i++) {
            chip.drive(19, i % 2 == 0);
        }
        chip.drive(19, true);
        LockSupport.parkNanos(400_000_000L);
        int debounced = 0;
        while (in.nextEdge(edge)) {
            debounced += edge.index == 2 ? 1 : 0;
        }
        check(debounced <= 1, debounced + " edges in spite of a debounce of 100 ms");
        return toggles + " edges in order with kernel time, " + lost + " of 100 lost and counted";
    }

    /** gpio-sim's interrupt is a work item: toggles on each other's heels would become one. */
    private static void toggle(SimulatedChip chip, int i) {
        chip.drive(BoardLines.SPARE, i % 2 != 0);
        LockSupport.parkNanos(10_000_000L);
    }

    private static void refusal(Pins pins) throws IOException {
        try (LineInputs _ = pins.inputs("twice", List.of(BoardLines.line(20)))) {
            throw new AssertionError("a line was given away twice");
        } catch (PinException e) {
            check(e.reason().contains("in use by 'trial'"), e.reason());
        }
    }

    // With the charger.

    private static String pilot() throws Exception {
        try (var board = new Session()) {
            board.charging();
            return "the whole way from A to energy in " + seconds(board.sinceStart());
        }
    }

    private static String emergencyStop() throws Exception {
        try (var board = new Session()) {
            board.charging();
            long atNanos = board.order("press");
            double openS = board.openAfter(atNanos, 1);
            double goneS = board.powerGoneAfter(atNanos, POWER_GONE_S);
            board.awaits("the session to end", 20, () -> board.phase.contains("emergency stop"));
            return "contactors open after " + seconds(openS) + ", 0 W after " + seconds(goneS);
        }
    }

    private static String kill() throws Exception {
        try (var board = new Session()) {
            board.charging();
            long atNanos = CLOCK.nanos();
            board.charger.destroyForcibly();
            return board.safeAfter(atNanos);
        }
    }

    private static String sigstop() throws Exception {
        try (var board = new Session()) {
            board.charging();
            long atNanos = CLOCK.nanos();
            signal("STOP", board.charger);
            String safe = board.safeAfter(atNanos);
            signal("CONT", board.charger);
            board.staysSafe("it was continued");
            return safe + ", and so they stay after SIGCONT";
        }
    }

    private static String hang() throws Exception {
        try (var board = new Session()) {
            board.charging();
            long atNanos = CLOCK.nanos();
            board.tellCharger("hang 8000");
            String safe = board.safeAfter(atNanos);
            LockSupport.parkNanos(8_000_000_000L);
            board.staysSafe("the lane ran again");
            return safe + ", and so they stay when the lane runs again";
        }
    }

    private static String stuckBus() throws Exception {
        try (var board = new Session()) {
            board.charging();
            long atNanos = board.order("stick");
            String safe = board.safeAfter(atNanos);
            board.order("free");
            return safe;
        }
    }

    /** A full disk stops no session: records are lost, and no new session begins. */
    private static String fullDisk() throws Exception {
        Path folder = Files.createTempDirectory("journal");
        int mounted =
                new ProcessBuilder(
                                "mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.toString())
                        .start()
                        .waitFor();
        check(mounted == 0, "no small file system to fill");
        try (var board = new Session(folder)) {
            board.charging();
            fill(folder.resolve("filler"));
            LockSupport.parkNanos(10_000_000_000L);
            check(board.closed && board.power, "the session ended: " + board.phase);
            long atNanos = CLOCK.nanos();
            board.charger.destroyForcibly();
            return "charging goes on for 10 s on a full disk; then " + board.safeAfter(atNanos);
        }
    }

    private static void fill(Path file) throws IOException {
        var block = new byte[64 * 1024];
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 1_000; i++) {
                out.write(block);
            }
            throw new AssertionError("the disk does not become full");
        } catch (IOException _) {
            // full, as it should be
        }
    }

    /** Never returns where it holds: the board resets. The script measures the time. */
    private static String watchdog() throws Exception {
        try (var board = new Session(Files.createTempDirectory("journal"), "/dev/watchdog")) {
            board.charging();
            OUT.println("armed; killed at uptime " + uptime());
            board.charger.destroyForcibly();
            for (int i = 0; i < 60; i++) {
                LockSupport.parkNanos(1_000_000_000L);
                OUT.println("alive at uptime " + uptime());
            }
            throw new AssertionError("the board was not reset within 60 s");
        }
    }

    private static String uptime() throws IOException {
        return Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0];
    }

    private static void signal(String name, Process process) throws Exception {
        check(
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                                .start()
                                .waitFor()
                        == 0,
                "no signal " + name);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static String seconds(double value) {
        return String.format(java.util.Locale.ROOT, "%.3f s", value);
    }

    /** The board's hardware, the charger on it, and what they say. */
    private static final class Session implements AutoCloseable {
        private final List<Process> processes = new ArrayList<>();
        final Process hardware;
        final Process charger;
        private final long startedNanos = CLOCK.nanos();
        volatile int port;
        volatile boolean closed;
        volatile boolean power;
        volatile long openedNanos;
        volatile long powerGoneNanos;
        volatile String phase = "";

        Session() throws Exception {
            this(Files.createTempDirectory("journal"));
        }

        Session(Path journal, String... more) throws Exception {
            hardware = start(BoardTwinMain.class);
            listen(hardware);
            awaits("the hardware", 120, () -> port != 0);
            var args = new ArrayList<>(List.of(Integer.toString(port), journal.toString()));
            args.addAll(List.of(more));
            charger = start(BoardUnderTestMain.class, args.toArray(String[]::new));
            listen(charger);
        }

        private Process start(Class<?> main, String... args) throws IOException {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            // Emulated processors: what C1 makes is there at once, and C2 would take minutes.
            command.addAll(
                    List.of(
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx192m",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            main.getName()));
            command.addAll(List.of(args));
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            processes.add(process);
            return process;
        }

        private void listen(Process process) {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        try (BufferedReader lines = process.inputReader()) {
                            String line;
                            while ((line = lines.readLine()) != null) {
                                hear(line);
                            }
                        } catch (IOException _) {
                            // it has ended
                        }
                    });
        }

        private void hear(String line) {
            String[] words = line.split(" ", 3);
            if (words.length < 2 || !words[0].matches("[0-9]+")) {
                return;
            }
            long atNanos = Long.parseLong(words[0]);
            switch (words[1]) {
                case "port" -> port = Integer.parseInt(words[2]);
                case "closed" -> closed = true;
                case "open" -> {
                    openedNanos = atNanos;
                    closed = false;
                }
                case "power" -> power = true;
                case "none" -> {
                    powerGoneNanos = atNanos;
                    power = false;
                }
                case "phase" -> phase = words.length > 2 ? words[2] : "";
                default -> {}
            }
        }

        void charging() {
            awaits("energy to flow", 240, () -> closed && power);
        }

        double sinceStart() {
            return (CLOCK.nanos() - startedNanos) / 1e9;
        }

        long order(String word) throws IOException {
            long nowNanos = CLOCK.nanos();
            var out = hardware.outputWriter();
            out.write(word + "\n");
            out.flush();
            return nowNanos;
        }

        void tellCharger(String word) throws IOException {
            var out = charger.outputWriter();
            out.write(word + "\n");
            out.flush();
        }

        double openAfter(long atNanos, double withinS) {
            awaits("open contactors", (int) Math.ceil(withinS) + 5, () -> !closed);
            double elapsedS = (openedNanos - atNanos) / 1e9;
            check(elapsedS <= withinS, "the contactors opened after " + seconds(elapsedS));
            return elapsedS;
        }

        double powerGoneAfter(long atNanos, double withinS) {
            awaits("0 W", (int) Math.ceil(withinS) + 5, () -> !power);
            double elapsedS = (powerGoneNanos - atNanos) / 1e9;
            check(elapsedS <= withinS, "0 W came after " + seconds(elapsedS));
            return elapsedS;
        }

        String safeAfter(long atNanos) {
            double goneS = powerGoneAfter(atNanos, POWER_GONE_S);
            double openS = openAfter(atNanos, CONTACTORS_OPEN_S);
            return "0 W after " + seconds(goneS) + ", contactors open after " + seconds(openS);
        }

        void staysSafe(String after) {
            long untilNanos = CLOCK.nanos() + 5_000_000_000L;
            while (CLOCK.nanos() - untilNanos < 0) {
                check(!closed && !power, "closed again after " + after);
                LockSupport.parkNanos(10_000_000L);
            }
        }

        void awaits(String what, int withinSeconds, BooleanSupplier condition) {
            long untilNanos = CLOCK.nanos() + withinSeconds * 1_000_000_000L;
            while (!condition.getAsBoolean()) {
                check(
                        CLOCK.nanos() - untilNanos < 0,
                        what + " did not come within " + withinSeconds + " s; phase " + phase);
                LockSupport.parkNanos(5_000_000L);
            }
        }

        @Override
        public void close() {
            for (Process process : processes) {
                process.destroyForcibly();
                try {
                    process.waitFor(10, TimeUnit.SECONDS);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    throw new UncheckedIOException(new IOException(e));
                }
            }
        }
    }
}
