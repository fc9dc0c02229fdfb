package org.tidegate.rig.board;

import static org.tidegate.rig.board.Report.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.tidegate.runtime.Clock;

/** The charger as a process on the board, the hardware around it, and what the kernel saw. */
final class Session implements AutoCloseable {
    static final String FAULT = "fault";

    private static final int CHARGING_WITHIN_S = 90;

    /** What all trials share. */
    record Bench(SimulatedChip chip, KernelTrace trace, int firstLine, Clock clock) {}

    /**
     * @param periodMillis the lane's
     * @param watchdog device that the charger feeds; empty for none
     */
    record Setup(int periodMillis, Path journal, String watchdog) {
        static Setup every(int periodMillis) throws IOException {
            return new Setup(periodMillis, Files.createTempDirectory("journal"), "");
        }

        Setup withJournal(Path folder) {
            return new Setup(periodMillis, folder, watchdog);
        }

        Setup withWatchdog(String device) {
            return new Setup(periodMillis, journal, device);
        }
    }

    private final Bench bench;
    private final BoardTwin hardware;
    private final Process charger;
    private final List<String> said = new ArrayList<>();
    private volatile String phase = "";

    private Session(Bench bench, BoardTwin hardware, Process charger) {
        this.bench = bench;
        this.hardware = hardware;
        this.charger = charger;
        Thread.ofPlatform().daemon().name("charger-says").start(this::listen);
    }

    static Session start(Bench bench, Setup setup) throws IOException {
        bench.trace().begin();
        BoardTwin hardware = BoardTwin.start(bench.chip(), bench.trace(), bench.clock());
        try {
            return new Session(bench, hardware, launch(hardware.port(), setup));
        } catch (IOException e) {
            hardware.close();
            throw e;
        }
    }

    private static Process launch(int port, Setup setup) throws IOException {
        var command = new ArrayList<String>();
        // The hardware runs above the ordinary priority; the charger does not.
        command.addAll(List.of("nice", "-n", Integer.getInteger("charger.nice", 0).toString()));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // One emulated processor: what C1 makes is there at once, and C2 would take minutes.
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-Dstdout.encoding=UTF-8",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        String cache = System.getProperty("charger.aot", "");
        if (!cache.isEmpty()) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        BoardUnderTestMain.class.getName(),
                        Integer.toString(port),
                        setup.journal().toString(),
                        Integer.toString(setup.periodMillis())));
        if (!setup.watchdog().isEmpty()) {
            command.add(setup.watchdog());
        }
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private void listen() {
        try (BufferedReader lines = charger.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith("phase ")) {
                    phase = line.substring(6);
                }
                if (Boolean.getBoolean("charger.aloud")) {
                    System.out.printf("charger %.2f: %s%n", bench.clock().nanos() / 1e9, line);
                }
                synchronized (said) {
                    said.add(line);
                }
            }
        } catch (IOException _) {
            // it has ended
        }
    }

    long pid() {
        return charger.pid();
    }

    BoardTwin hardware() {
        return hardware;
    }

    String phase() {
        return phase;
    }

    /** Everything it said, for whoever looks for the reason of a failure. */
    List<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    void charging() {
        awaits(
                "energy",
                CHARGING_WITHIN_S,
                () -> {
                    check(charger.isAlive(), "the charger has ended by itself");
                    return isCharging();
                });
        // Pre-charge draws power too, for a moment.
        pass(1);
        check(isCharging(), "power has gone again; phase " + phase);
    }

    boolean isCharging() {
        return phase.startsWith("ENERGY") && hardware.isClosed() && hardware.powerFlows();
    }

    /** Marks the moment and does it. */
    void fault(Runnable what) {
        bench.trace().mark(FAULT);
        what.run();
    }

    void kill() {
        charger.destroyForcibly();
    }

    void signal(String name) {
        try {
            var order = List.of("kill", "-" + name, Long.toString(charger.pid()));
            check(new ProcessBuilder(order).start().waitFor() == 0, "no signal " + name);
        } catch (IOException e) {
            throw new AssertionError("no signal " + name, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void tell(String word) {
        try {
            var out = charger.outputWriter();
            out.write(word + "\n");
            out.flush();
        } catch (IOException e) {
            throw new AssertionError("the charger hears no '" + word + "'", e);
        }
    }

    /** How punctual the lane has been, in the charger's own words. */
    String punctuality() {
        tell("lane");
        awaits(
                "the lane's figures",
                20,
                () -> said().stream().anyMatch(line -> line.startsWith("lane ")));
        String lane =
                said().stream().filter(line -> line.startsWith("lane ")).findFirst().orElseThrow();
        return "before: %.0f W; %s".formatted(hardware.powerW(), lane);
    }

    void isSafe(double withinS) {
        awaits(
                "open contacts without power",
                (int) Math.ceil(withinS),
                () -> !hardware.isClosed() && !hardware.powerFlows());
    }

    void pass(double seconds) {
        long untilNanos = bench.clock().nanos() + (long) (seconds * 1e9);
        long leftNanos = untilNanos - bench.clock().nanos();
        while (leftNanos > 0) {
            LockSupport.parkNanos(leftNanos);
            leftNanos = untilNanos - bench.clock().nanos();
        }
    }

    void awaits(String what, int withinSeconds, BooleanSupplier condition) {
        long untilNanos = bench.clock().nanos() + withinSeconds * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            check(hardware.isAlive(), "the hardware's twin has died");
            check(
                    bench.clock().nanos() - untilNanos < 0,
                    what + " did not come within " + withinSeconds + " s; phase " + phase);
            LockSupport.parkNanos(5_000_000L);
        }
    }

    Course sinceFault() throws IOException {
        return Course.from(FAULT, entries(), bench.firstLine());
    }

    Course sinceMark(String mark) throws IOException {
        return Course.from(mark, entries(), bench.firstLine());
    }

    Course sinceSignal(int number) throws IOException {
        return Course.fromSignal(number, pid(), entries(), bench.firstLine());
    }

    private List<TraceEntry> entries() throws IOException {
        List<TraceEntry> entries = bench.trace().entries();
        check(bench.trace().lost() == 0, "the kernel's trace has lost entries");
        return entries;
    }

    @Override
    public void close() {
        charger.destroyForcibly();
        try {
            charger.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        hardware.close();
    }
}
