package org.tidegate.rig.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.protection.ProtectionSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidegate conformance}: a grid code's test procedures against the assembled charger. */
@Command(
        name = "conformance",
        description = "Run a grid code's test procedures against the assembled charger.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:every procedure that was run passed",
            " 1:a procedure failed; report.html shows it",
            " 2:the command line or the code is not valid"
        })
public final class ConformanceCommand implements Callable<Integer> {
    private static final double DEFAULT_VOLTAGE_V = 230;

    @Option(
            names = "--code",
            required = true,
            paramLabel = "ID",
            description = "A grid code; tidegate grid profile list names them.")
    private String code = "";

    @Option(
            names = "--out",
            defaultValue = "conformance-out",
            paramLabel = "DIR",
            description = "Folder for report.html, junit.xml, records and procedures.")
    private Path out = Path.of("conformance-out");

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description = "Only procedures whose id contains this; may be given more than once.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--path",
            defaultValue = "both",
            paramLabel = "PATH",
            description = "registers, samples or both: the way the charger sees the grid.")
    private String path = "both";

    @Option(
            names = "--repeats",
            defaultValue = "1",
            paramLabel = "N",
            description = "How often each is run, every time with another seed.")
    private int repeats = 1;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the first repetition.")
    private long seed = 1;

    @Option(names = "--list", description = "Name the procedures and run nothing.")
    private boolean list;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter terminal = commandLine().getOut();
        GridProfile profile;
        List<Subject> subjects;
        try {
            profile = GridProfile.load(code, 3, false);
            subjects = subjects(profile);
        } catch (IllegalArgumentException e) {
            commandLine().getErr().println("tidegate conformance: " + e.getMessage());
            return 2;
        }
        List<Procedure> procedures =
                Conformance.procedures(profile.settings()).stream()
                        .filter(p -> only.isEmpty() || only.stream().anyMatch(p.id()::contains))
                        .toList();
        if (procedures.isEmpty()) {
            commandLine()
                    .getErr()
                    .println(
                            "tidegate conformance: --only %s names no procedure of %s. Remedy:"
                                            .formatted(only, code)
                                    + " tidegate conformance --code %s --list".formatted(code));
            return 2;
        }
        if (list) {
            for (Procedure p : procedures) {
                terminal.printf(Locale.ROOT, "%-44s %s%n", p.id(), p.title());
            }
            return 0;
        }
        return run(terminal, profile, subjects, procedures);
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine();
    }

    private List<Subject> subjects(GridProfile profile) {
        double volts =
                Double.isNaN(profile.nominalVoltageV())
                        ? DEFAULT_VOLTAGE_V
                        : profile.nominalVoltageV();
        ProtectionSettings settings = profile.settings();
        var registers = AssembledCharger.overRegisters(settings, profile.name(), volts);
        var samples = AssembledCharger.onSamples(settings, profile.name(), volts);
        return switch (path) {
            case "registers" -> List.of(registers);
            case "samples" -> List.of(samples);
            case "both" -> List.of(registers, samples);
            default ->
                    throw new IllegalArgumentException(
                            "--path %s is not known. Remedy: registers, samples or both"
                                    .formatted(path));
        };
    }

    private int run(
            PrintWriter terminal,
            GridProfile profile,
            List<Subject> subjects,
            List<Procedure> procedures)
            throws IOException {
        long began = System.nanoTime();
        var report = new ConformanceReport(profile.name(), out);
        int done = 0;
        int ran = 0;
        int failed = 0;
        int total = procedures.size() * subjects.size() * Math.max(1, repeats);
        for (Procedure procedure : procedures) {
            for (Subject subject : subjects) {
                for (int i = 0; i < Math.max(1, repeats); i++) {
                    Outcome outcome = Conformance.run(subject, procedure, seed + i);
                    report.add(outcome);
                    ran += outcome.wasRun() ? 1 : 0;
                    failed += outcome.wasRun() && !outcome.passed() ? 1 : 0;
                    tell(terminal, ++done, total, outcome);
                    if (!outcome.wasRun()) {
                        break;
                    }
                }
            }
        }
        double seconds = (System.nanoTime() - began) * 1e-9;
        report.finish(facts(profile, subjects, seconds), System.currentTimeMillis());
        terminal.printf(
                Locale.ROOT,
                "%d of %d passed, %d not run, in %.0f s; %s%n",
                ran - failed,
                ran,
                done - ran,
                seconds,
                out.resolve("report.html"));
        return failed == 0 ? 0 : 1;
    }

    private static void tell(PrintWriter terminal, int number, int total, Outcome o) {
        String word = !o.wasRun() ? "skip" : o.passed() ? "ok" : "FAIL";
        terminal.printf(Locale.ROOT, "%4d/%d %-4s %s%n", number, total, word, o.id());
        if (!o.broken().isEmpty()) {
            terminal.println("          " + o.broken());
        }
        for (Verdict v : o.verdicts()) {
            if (!v.passed()) {
                terminal.println("          asked %s; seen %s".formatted(v.asked(), v.seen()));
            }
        }
        terminal.flush();
    }

    private Map<String, String> facts(GridProfile profile, List<Subject> subjects, double seconds) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("profile", profile.name());
        for (Subject subject : subjects) {
            facts.put("path " + subject.name(), subject.description());
        }
        facts.put(
                "unconfirmed values",
                profile.unconfirmed().isEmpty()
                        ? "none"
                        : String.join(", ", profile.unconfirmed()));
        facts.put("java", Runtime.version().toString());
        facts.put("wall time", "%.0f s".formatted(seconds));
        return facts;
    }
}
