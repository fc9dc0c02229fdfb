package org.tidegate.controller.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.board.Board;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.Loaded;
import org.tidegate.board.gridcode.CommonSettings;
import org.tidegate.board.gridcode.Confirmations;
import org.tidegate.board.gridcode.GridCode;
import org.tidegate.board.gridcode.GridCodeException;
import org.tidegate.board.gridcode.GridCodes;
import org.tidegate.board.gridcode.ProfileAdjustment;
import org.tidegate.board.gridcode.ProfileDifference;
import org.tidegate.board.gridcode.ProfileValue;
import org.tidegate.board.gridcode.SettingsExport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grid code profiles: what there is, what is in one, whether a file is one. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "Grid code profiles. PROFILE is an id from the list, or a file.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well; for diff: the profiles behave alike",
            "1:a profile or a change is not valid; for diff: they differ",
            "2:the command line is wrong, or a file cannot be read"
        })
public final class GridProfileCommand implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    /** Without a subcommand the help is the answer. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "All profiles there are.")
    int list(@Option(names = "--json", description = "print JSON") boolean json) {
        ArrayNode rows = new ObjectMapper().createArrayNode();
        var lines = new ArrayList<String>();
        int width = GridCodes.list().stream().mapToInt(String::length).max().orElse(0);
        for (String id : GridCodes.list()) {
            GridCode code = load(id);
            List<GridCode.Unconfirmed> open = code.unconfirmed();
            String hash = code.sha256().substring(0, 8);
            ObjectNode row = rows.addObject();
            row.put("id", id).put("name", code.name()).put("extends", code.base());
            row.put("frequencyHz", code.nominal().frequencyHz());
            row.put("unconfirmed", open.size()).put("sha256", code.sha256());
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-" + width + "s  %2.0f Hz  %-12s  %s  %s",
                            id,
                            code.nominal().frequencyHz(),
                            open.isEmpty() ? "confirmed" : "confirm " + open.size(),
                            hash,
                            code.name()));
        }
        if (json) {
            out().println(rows.toPrettyString());
        } else {
            out().printf(
                            "%-" + width + "s  %5s  %-12s  %-8s  %s%n",
                            "id",
                            "",
                            "values",
                            "hash",
                            "name");
            lines.forEach(out()::println);
            out().println(
                            "'confirm N': N sections need a person's confirmation before any export.");
        }
        out().flush();
        return TidegateCommand.OK;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Every value with unit, range, clause and confidence, and the curves.")
    int show(
            @Parameters(paramLabel = "PROFILE") String profile,
            @Option(names = "--json", description = "print JSON") boolean json,
            @Option(
                            names = "--unconfirmed",
                            description =
                                    "print what has to stand in the site file, to be filled in")
                    boolean unconfirmed) {
        GridCode code = load(profile);
        if (json) {
            out().println(json(code).toPrettyString());
        } else if (unconfirmed) {
            out().println("grid:\n  confirmed:");
            code.unconfirmed().forEach(u -> out().println("    " + Confirmations.entry(u)));
            Confirmations.ranges(code).forEach(u -> out().println("    " + Confirmations.entry(u)));
        } else {
            GridProfileText.print(out(), code);
        }
        out().flush();
        return TidegateCommand.OK;
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "Values in which two profiles differ; names and notes do not count.")
    int diff(
            @Parameters(paramLabel = "A") String left,
            @Parameters(paramLabel = "B") String right,
            @Option(names = "--json", description = "print JSON") boolean json) {
        GridCode a = load(left);
        GridCode b = load(right);
        List<ProfileDifference> differences = ProfileDifference.between(a, b);
        ArrayNode rows = new ObjectMapper().createArrayNode();
        for (ProfileDifference d : differences) {
            if (json) {
                rows.addObject()
                        .put("key", d.key())
                        .put("left", d.left().map(ProfileValue::text).orElse(null))
                        .put("right", d.right().map(ProfileValue::text).orElse(null));
            } else {
                out().println(d.key());
                out().println("  - " + side(d.left()));
                out().println("  + " + side(d.right()));
            }
        }
        if (json) {
            out().println(rows.toPrettyString());
        } else {
            out().println(
                            differences.isEmpty()
                                    ? a.id() + " and " + b.id() + " behave alike."
                                    : differences.size() + " values differ.");
        }
        out().flush();
        return differences.isEmpty() ? TidegateCommand.OK : TidegateCommand.FAILED;
    }

    private static String side(Optional<ProfileValue> value) {
        return value.map(v ->
                        "%s%s, confidence %s%s"
                                .formatted(
                                        v.text(),
                                        GridProfileText.range(v),
                                        v.provenance().confidence(),
                                        v.inForce() ? "" : ", not in force"))
                .orElse("(none)");
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Name everything that is wrong with a profile, and who must confirm what.")
    int verify(
            @Parameters(paramLabel = "PROFILE") String profile,
            @Option(
                            names = "--board",
                            paramLabel = "BOARD_FILE",
                            description = "hold the confirmations of a board file against it")
                    @Nullable Path board) {
        GridCode code = load(profile);
        out().printf("%s is valid: %d values.%n", code.id(), code.values().size());
        out().println("sha256 " + code.sha256());
        List<Board.Confirmation> confirmed = board == null ? List.of() : board(board);
        List<Confirmations.Missing> missing = Confirmations.missing(code, confirmed);
        missing.forEach(m -> out().println(m));
        Confirmations.unused(code, confirmed)
                .forEach(k -> out().println(k + ": is confirmed, and needs no confirmation here."));
        out().println(
                        missing.isEmpty()
                                ? "It may export."
                                : "It may not export: %d sections are unconfirmed."
                                        .formatted(missing.size()));
        out().flush();
        return board == null || missing.isEmpty() ? TidegateCommand.OK : TidegateCommand.FAILED;
    }

    /** Formats that are written. */
    enum Format {
        sunspec,
        ocpp,
        common,
        profile
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Write a profile in another format: SunSpec 702 to 712, OCPP 2.1 DER controls,",
                "the common file of IEEE 1547 settings, or a profile file that stands alone."
            })
    int export(
            @Parameters(paramLabel = "PROFILE") String profile,
            @Option(
                            names = "--as",
                            required = true,
                            paramLabel = "FORMAT",
                            description = "${COMPLETION-CANDIDATES}")
                    Format format,
            @Option(names = "--out", paramLabel = "FILE", description = "instead of the screen")
                    @Nullable Path file) {
        GridCode code = load(profile);
        SettingsExport export =
                switch (format) {
                    case sunspec -> SettingsExport.sunSpec(code);
                    case ocpp -> SettingsExport.ocpp(code);
                    case common -> SettingsExport.common(code);
                    case profile -> new SettingsExport(code.document(), List.of());
                };
        write(file, export.text());
        export.notes().forEach(n -> err().println("Note: " + n));
        if (!code.unconfirmed().isEmpty()) {
            err().printf(
                            "Note: %d sections of %s are unconfirmed.%n",
                            code.unconfirmed().size(), code.id());
        }
        err().flush();
        return TidegateCommand.OK;
    }

    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            description = {
                "Change values of a profile inside their ranges, from a common file of IEEE 1547",
                "settings or one by one, and write the profile that results. Outside: refused."
            })
    int apply(
            @Parameters(paramLabel = "PROFILE") String profile,
            @Option(names = "--common", paramLabel = "FILE", description = "the common file")
                    @Nullable Path common,
            @Option(names = "--set", paramLabel = "KEY=VALUE", description = "one value")
                    @Nullable List<String> set,
            @Option(
                            names = "--by",
                            paramLabel = "WHO",
                            defaultValue = "INSTALLER",
                            description = "${COMPLETION-CANDIDATES}; preset: ${DEFAULT-VALUE}")
                    ProfileAdjustment.Authority authority,
            @Option(
                            names = "--board",
                            paramLabel = "BOARD_FILE",
                            description = "whose confirmations count")
                    @Nullable Path board,
            @Option(names = "--out", paramLabel = "FILE", description = "instead of the screen")
                    @Nullable Path file) {
        GridCode code = load(profile);
        var changes = new ArrayList<ProfileAdjustment.Change>();
        if (common != null) {
            changes.addAll(common(common, code));
        }
        for (String each : set == null ? List.<String>of() : set) {
            int equals = each.indexOf('=');
            if (equals <= 0) {
                throw new CommandException(
                        TidegateCommand.USAGE,
                        "--set " + each + ": there is no '='",
                        "write --set KEY=VALUE, such as trip_stages.OV1.threshold=1.15");
            }
            changes.add(
                    new ProfileAdjustment.Change(
                            each.substring(0, equals), each.substring(equals + 1)));
        }
        Set<String> confirmed =
                board == null ? Set.of() : Confirmations.confirmed(code, board(board));
        return switch (ProfileAdjustment.of(code, changes, authority, confirmed)) {
            case ProfileAdjustment.Refused refused -> {
                refused.reasons().forEach(r -> err().println(r));
                err().println("Nothing was changed.");
                err().flush();
                yield TidegateCommand.FAILED;
            }
            case ProfileAdjustment.Accepted accepted -> {
                write(file, accepted.profile().document());
                err().printf(
                                "%d values changed, sha256 %s.%n",
                                changes.size(), accepted.profile().sha256());
                err().flush();
                yield TidegateCommand.OK;
            }
        };
    }

    private List<ProfileAdjustment.Change> common(Path file, GridCode code) {
        try {
            var request =
                    CommonSettings.read(
                            file.toString(), Files.readString(file, StandardCharsets.UTF_8), code);
            request.notes().forEach(n -> err().println("Note: " + n));
            return request.changes();
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (GridCodeException e) {
            throw new CommandException(TidegateCommand.FAILED, String.valueOf(e.getMessage()), "");
        }
    }

    private static GridCode load(String profile) {
        boolean file =
                profile.contains("/") || profile.endsWith(".json") || profile.endsWith(".yaml");
        boolean usage = !file || !Files.isRegularFile(Path.of(profile));
        try {
            return file ? GridCodes.load(Path.of(profile)) : GridCodes.load(profile);
        } catch (GridCodeException e) {
            throw new CommandException(
                    usage ? TidegateCommand.USAGE : TidegateCommand.FAILED,
                    "\n" + e.getMessage(),
                    "");
        }
    }

    private static List<Board.Confirmation> board(Path file) {
        return switch (BoardFiles.load(file)) {
            case Loaded.Valid valid -> valid.board().grid().confirmed();
            case Loaded.Invalid invalid ->
                    throw new CommandException(
                            TidegateCommand.USAGE,
                            file + " is not valid: " + invalid.problems().getFirst(),
                            "'tidegate check " + file + "' names everything");
        };
    }

    private void write(@Nullable Path file, String text) {
        if (file == null) {
            out().print(text);
            out().flush();
            return;
        }
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static CommandException unreadable(Path file, IOException e) {
        return new CommandException(
                TidegateCommand.USAGE,
                file + ": " + e.getClass().getSimpleName() + " " + e.getMessage(),
                "give the path of a file that can be read, or written for --out");
    }

    private static ObjectNode json(GridCode code) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("id", code.id()).put("name", code.name()).put("edition", code.edition());
        node.put("region", code.region()).put("extends", code.base());
        node.put("frequencyHz", code.nominal().frequencyHz());
        code.nominal().phaseVoltageV().ifPresent(v -> node.put("phaseVoltageV", v));
        node.put("sha256", code.sha256()).put("mayExport", code.mayExport());
        ArrayNode values = node.putArray("values");
        for (ProfileValue v : code.values()) {
            ObjectNode row = values.addObject();
            row.put("key", v.key());
            if (Double.isNaN(v.number())) {
                row.put("value", v.value());
            } else {
                row.put("value", v.number());
            }
            row.put("unit", v.unit()).put("inForce", v.inForce());
            row.put("clause", v.provenance().clause());
            row.put("confidence", v.provenance().confidence().name());
            row.put("source", v.provenance().source());
            ProfileValue.Adjustable a = v.adjustable();
            if (a != null) {
                row.put("min", a.range().min()).put("max", a.range().max());
                row.put("rangeConfidence", a.provenance().confidence().name());
            }
        }
        return node;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
