package org.tidegate.rig.board;

import static org.tidegate.rig.board.Report.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidegate.rig.board.Session.Bench;
import org.tidegate.rig.board.Session.Setup;

/** What is done to a charger under power, and what must follow. */
final class Trials {
    static final double POWER_GONE_S = 2;
    static final double CONTACTS_OPEN_S = 5;

    /** IEC 61851-23: an emergency stop has 1 s. */
    static final double EMERGENCY_S = 1;

    /** Issue's bar at a lane period of 5 ms. */
    static final double PILOT_TO_CONTACTOR_S = 0.020;

    private static final int FAST_MILLIS = 5;
    private static final int PRESET_MILLIS = 10;
    private static final int SIGKILL = 9;
    private static final int SIGSTOP = 19;
    private static final int HANG_MILLIS = 8_000;

    /** What the converter does by itself becomes visible although the contacts were first. */
    private static final double AFTERMATH_S = 3;

    /** One trial; whoever throws has not held. */
    @FunctionalInterface
    interface Trial {
        void run(Bench bench, Report report) throws Exception;
    }

    private Trials() {}

    /** By name, in the order in which they are run. */
    static Map<String, Trial> all(PrintStream console) {
        var trials = new LinkedHashMap<String, Trial>();
        trials.put(
                "gpio", (bench, report) -> new ChipTrial(bench.chip(), bench.clock()).run(report));
        trials.put("pilot", Trials::pilot);
        trials.put("unplug", Trials::unplug);
        trials.put("emergency-stop", Trials::emergencyStop);
        trials.put("kill", Trials::kill);
        trials.put("sigstop", Trials::sigstop);
        trials.put("hang", Trials::hang);
        trials.put("stuck-bus", Trials::stuckBus);
        trials.put("full-disk", Trials::fullDisk);
        trials.put("watchdog-kill", (bench, _) -> reset(bench, console, Session::kill));
        trials.put("watchdog-sigstop", (bench, _) -> reset(bench, console, s -> s.signal("STOP")));
        trials.put("watchdog-hang", (bench, _) -> reset(bench, console, s -> s.tell("hang 90000")));
        return trials;
    }

    /** Whether it ends with a reset of the board. */
    static boolean resetsBoard(String trial) {
        return trial.startsWith("watchdog-");
    }

    private static void pilot(Bench bench, Report report) throws IOException {
        try (Session session = Session.start(bench, Setup.every(FAST_MILLIS))) {
            session.charging();
            session.pass(2);
            report.note(session.punctuality());
            session.hardware().change(BoardTwin.Wire.S2_OPEN);
            session.isSafe(10);
            session.pass(1);
            Course course = session.sinceMark(BoardTwin.PILOT_B);
            order(course, report);
            reacts(course, report, "pilot C to B");
        }
    }

    /** From A to energy: every step in its order, nothing done twice, nothing left out. */
    private static void order(Course course, Report report) {
        TraceEntry.Set plugged = first(course, BoardLines.PLUGGED);
        TraceEntry.Set oscillates = first(course, BoardLines.OSCILLATING);
        TraceEntry.Set ready = first(course, BoardLines.S2);
        TraceEntry.Set commanded = first(course, BoardLines.CONTACTOR);
        long coilNanos = mark(course, BoardTwin.COIL_ON);
        long closedNanos = mark(course, BoardTwin.CLOSED);
        long powerNanos = mark(course, BoardTwin.POWER);
        check(plugged.atNanos() < oscillates.atNanos(), "it oscillates before the plug is in");
        check(oscillates.atNanos() < ready.atNanos(), "the vehicle is ready before it oscillates");
        check(ready.atNanos() < commanded.atNanos(), "contactor before the vehicle is ready");
        check(commanded.atNanos() < coilNanos, "coil before its command");
        check(coilNanos < closedNanos && closedNanos < powerNanos, "power before the contacts");
        check(commanded.thread().equals("tg-lane"), "closed by " + commanded.thread());
        long closings =
                course.changes(BoardLines.CONTACTOR).stream().filter(TraceEntry.Set::high).count();
        check(closings == 1, "the contactor was commanded closed " + closings + " times");
        report.note("plug, oscillator, S2, contactor, coil, contacts, power: in this order, once");
        report.add(
                Finding.noted(
                        "from the contactor's command to closed contacts",
                        (closedNanos - commanded.atNanos()) / 1e9));
        double pauseS =
                course.longestPauseS(
                        BoardLines.PERMISSION, commanded.atNanos(), course.faultNanos());
        report.add(
                new Finding(
                        "longest pause of the permission line under power",
                        pauseS,
                        BoardTwin.PERMISSION_NANOS / 1e9));
    }

    private static TraceEntry.Set first(Course course, int line) {
        List<TraceEntry.Set> changes = course.changes(line);
        check(!changes.isEmpty(), "line " + line + " never changed");
        return changes.getFirst();
    }

    private static long mark(Course course, String text) {
        return course.entries().stream()
                .filter(e -> e.isMark(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("never '" + text + "'"))
                .atNanos();
    }

    private static void unplug(Bench bench, Report report) throws IOException {
        try (Session session = Session.start(bench, Setup.every(FAST_MILLIS))) {
            session.charging();
            session.pass(2);
            report.note(session.punctuality());
            session.hardware().change(BoardTwin.Wire.CUT);
            session.isSafe(10);
            session.pass(1);
            reacts(session.sinceMark(BoardTwin.PILOT_A), report, "plug pulled, pilot C to A");
        }
    }

    private static void reacts(Course course, Report report, String change) {
        TraceEntry.Set opened =
                course.changed(BoardLines.CONTACTOR, false)
                        .orElseThrow(() -> new AssertionError("the contactor was left closed"));
        report.add(
                new Finding(
                        change + ": contactor's command by " + opened.thread(),
                        course.seconds(opened.atNanos()),
                        PILOT_TO_CONTACTOR_S));
        catches(course, report);
        safe(course, report, POWER_GONE_S, CONTACTS_OPEN_S);
    }

    private static void emergencyStop(Bench bench, Report report) throws IOException {
        try (Session session = Session.start(bench, Setup.every(PRESET_MILLIS))) {
            session.charging();
            report.note(session.punctuality());
            session.fault(session.hardware()::pressEmergencyStop);
            session.isSafe(10);
            session.awaits(
                    "the session's end", 20, () -> session.phase().contains("emergency stop"));
            session.pass(1);
            Course course = session.sinceFault();
            catches(course, report);
            course.untilSurely(BoardTwin.COIL_OFF_LOOP);
            safe(course, report, EMERGENCY_S, EMERGENCY_S);
            report.note("the session ends with: " + session.phase());
        }
    }

    private static void kill(Bench bench, Report report) throws IOException {
        try (Session session = Session.start(bench, Setup.every(PRESET_MILLIS))) {
            session.charging();
            report.note(session.punctuality());
            session.kill();
            session.isSafe(10);
            session.pass(AFTERMATH_S);
            dead(session.sinceSignal(SIGKILL), report);
        }
    }

    private static void sigstop(Bench bench, Report report) throws IOException {
        try (Session session = Session.start(bench, Setup.every(PRESET_MILLIS))) {
            session.charging();
            report.note(session.punctuality());
            session.signal("STOP");
            session.isSafe(10);
            session.pass(AFTERMATH_S);
            session.signal("CONT");
            session.pass(5);
            Course course = session.sinceSignal(SIGSTOP);
            dead(course, report);
            course.untilSurely(BoardTwin.COIL_OFF_PERMISSION);
            report.note("after SIGCONT the contacts stay open for 5 s: " + session.phase());
        }
    }

    /** Nobody of the charger's own can act: hardware and converter must, each by itself. */
    private static void dead(Course course, Report report) {
        catches(course, report);
        double byItselfS = course.untilSurely(BoardTwin.FELL_BACK);
        report.add(new Finding("the converter alone would be at 0 W", byItselfS, POWER_GONE_S));
        safe(course, report, POWER_GONE_S, CONTACTS_OPEN_S);
    }

    private static void hang(Bench bench, Report report) throws IOException {
        try (Session session = Session.start(bench, Setup.every(PRESET_MILLIS))) {
            session.charging();
            report.note(session.punctuality());
            session.fault(() -> session.tell("hang " + HANG_MILLIS));
            session.isSafe(10);
            session.pass(HANG_MILLIS / 1e3 + 5);
            Course course = session.sinceFault();
            catches(course, report);
            check(blockedBy(course).equals("tg-deadline"), "blocked by " + blockedBy(course));
            course.untilSurely(BoardTwin.COIL_OFF_PERMISSION);
            safe(course, report, POWER_GONE_S, CONTACTS_OPEN_S);
            report.note("the lane runs again, the contacts stay open for 5 s: " + session.phase());
        }
    }

    private static String blockedBy(Course course) {
        return course.changed(BoardLines.GATE_BLOCK, true)
                .map(TraceEntry.Set::thread)
                .orElse("nobody");
    }

    private static void stuckBus(Bench bench, Report report) throws IOException {
        try (Session session = Session.start(bench, Setup.every(PRESET_MILLIS))) {
            session.charging();
            report.note(session.punctuality());
            session.fault(session.hardware()::stickBus);
            session.isSafe(10);
            session.pass(AFTERMATH_S);
            Course course = session.sinceFault();
            dead(course, report);
            check(blockedBy(course).equals("tg-lane"), "blocked by " + blockedBy(course));
            report.note("the session: " + session.phase());
        }
    }

    /** A full disk stops no session: records are lost, and no new session begins. */
    private static void fullDisk(Bench bench, Report report) throws Exception {
        Path folder = Files.createTempDirectory("journal");
        var mount = List.of("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.toString());
        check(new ProcessBuilder(mount).start().waitFor() == 0, "no small file system to fill");
        try (Session session =
                Session.start(bench, Setup.every(PRESET_MILLIS).withJournal(folder))) {
            session.charging();
            report.note(session.punctuality());
            session.fault(() -> fill(folder.resolve("filler")));
            session.pass(10);
            check(session.isCharging(), "the session ended: " + session.phase());
            Course full = session.sinceFault();
            check(full.until(BoardTwin.OPEN).isEmpty(), "the contacts opened in between");
            report.note("charging goes on for 10 s on the full disk; then the process is killed");
            session.kill();
            session.isSafe(10);
            session.pass(AFTERMATH_S);
            dead(session.sinceSignal(SIGKILL), report);
        }
    }

    private static void fill(Path file) {
        var block = new byte[64 * 1024];
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 1_000; i++) {
                out.write(block);
            }
        } catch (IOException _) {
            return; // full, as it should be
        }
        throw new AssertionError("the disk does not become full");
    }

    /** Who acted after how long, in the order in which they did. */
    private static void catches(Course course, Report report) {
        var acts = new java.util.TreeMap<Double, String>();
        for (String coil :
                List.of(
                        BoardTwin.COIL_OFF_LOOP,
                        BoardTwin.COIL_OFF_COMMAND,
                        BoardTwin.COIL_OFF_PERMISSION,
                        BoardTwin.ORDERED_OFF)) {
            course.until(coil).ifPresent(s -> acts.put(s, named(coil, course)));
        }
        course.changed(BoardLines.GATE_BLOCK, true)
                .ifPresent(set ->
                        acts.put(
                                course.seconds(set.atNanos()), "gates blocked by " + set.thread()));
        course.changed(BoardLines.CONTACTOR, false)
                .ifPresent(set ->
                        acts.put(
                                course.seconds(set.atNanos()),
                                "contactor commanded open by " + set.thread()));
        acts.forEach((seconds, what) -> report.add(Finding.noted(what, seconds)));
    }

    /** A command that nobody gave: the kernel has taken the lines back from a dead process. */
    private static String named(String coil, Course course) {
        return coil.equals(BoardTwin.COIL_OFF_COMMAND)
                        && course.changed(BoardLines.CONTACTOR, false).isEmpty()
                ? "coil off: lines taken back from the dead process"
                : coil;
    }

    /** 0 W, open contacts, and neither of them taken back. */
    private static void safe(Course course, Report report, double powerS, double openS) {
        double goneS = course.untilSurely(BoardTwin.NO_POWER);
        double contactsS = course.untilSurely(BoardTwin.OPEN);
        report.add(new Finding("0 W", goneS, powerS));
        report.add(new Finding("contacts open", contactsS, openS));
        check(course.until(BoardTwin.CLOSED).isEmpty(), "the contacts closed again");
        check(course.until(BoardTwin.POWER).isEmpty(), "power flowed again");
    }

    @FunctionalInterface
    private interface Blow {
        void strike(Session session);
    }

    /** Never returns where it holds: the board resets. The script measures the time. */
    private static void reset(Bench bench, PrintStream console, Blow blow) throws IOException {
        try (Session session =
                Session.start(bench, Setup.every(PRESET_MILLIS).withWatchdog("/dev/watchdog"))) {
            session.charging();
            console.println("struck at uptime " + uptime());
            blow.strike(session);
            for (int i = 0; i < 600; i++) {
                session.pass(0.1);
                console.println("alive at uptime " + uptime());
            }
            throw new AssertionError("the board was not reset within 60 s");
        }
    }

    private static String uptime() throws IOException {
        return Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0];
    }
}
