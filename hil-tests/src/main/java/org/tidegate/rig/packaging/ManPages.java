package org.tidegate.rig.packaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tidegate.board.BoardFiles;
import org.tidegate.board.BoardKey;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Manual pages from the commands themselves: one for {@code tidegate}, one per command with its
 * subcommands as sections, and one for the board file. What is not in the command's own help cannot
 * be in its page.
 */
final class ManPages {
    private ManPages() {}

    /** File name to roff. */
    static Map<String, String> of(CommandLine root, String version) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("tidegate.1", overview(root, version));
        for (var entry : root.getSubcommands().entrySet()) {
            CommandSpec spec = entry.getValue().getCommandSpec();
            if (!spec.usageMessage().hidden() && !entry.getKey().equals("help")) {
                pages.put("tidegate-" + entry.getKey() + ".1", command(entry.getValue(), version));
            }
        }
        pages.put("tidegate-board.5", boardFile(version));
        return pages;
    }

    private static String overview(CommandLine root, String version) {
        var page = head("TIDEGATE", "1", version);
        page.append(".SH NAME\ntidegate \\- bidirectional EV charger\n");
        page.append(".SH SYNOPSIS\n.B tidegate\n.I COMMAND\n[options]\n.SH COMMANDS\n");
        for (var entry : root.getSubcommands().entrySet()) {
            CommandSpec spec = entry.getValue().getCommandSpec();
            if (!spec.usageMessage().hidden() && !entry.getKey().equals("help")) {
                page.append(".TP\n.BR tidegate-").append(dashes(entry.getKey())).append(" (1)\n");
                page.append(text(first(spec))).append('\n');
            }
        }
        exitCodes(page, root.getCommandSpec());
        page.append(
                """
                .SH FILES
                .TP
                .I /etc/tidegate/board.yaml
                What is wired; see
                .BR tidegate-board (5).
                .TP
                .I /var/lib/tidegate
                Records, the last good board, and an update's state.
                .SH SEE ALSO
                .BR journalctl (1)
                with \\-\\-namespace=tidegate
                """);
        return page.toString();
    }

    private static String command(CommandLine line, String version) {
        CommandSpec spec = line.getCommandSpec();
        String name = "tidegate-" + spec.name();
        var page = head(name.toUpperCase(Locale.ROOT), "1", version);
        page.append(".SH NAME\n").append(dashes(name)).append(" \\- ");
        page.append(text(first(spec).replaceFirst("\\.$", ""))).append('\n');
        body(page, line, "tidegate " + spec.name(), ".SH ");
        exitCodes(page, spec);
        page.append(".SH SEE ALSO\n.BR tidegate (1)\n");
        return page.toString();
    }

    private static void body(StringBuilder page, CommandLine line, String call, String heading) {
        CommandSpec spec = line.getCommandSpec();
        page.append(heading).append(heading.equals(".SH ") ? "SYNOPSIS\n" : dashes(call) + "\n");
        page.append(".B ").append(dashes(call)).append('\n');
        for (OptionSpec option : visible(spec)) {
            String label = option.longestName() + value(option);
            page.append(text(option.required() ? label : "[" + label + "]")).append('\n');
        }
        for (PositionalParamSpec positional : spec.positionalParameters()) {
            page.append(".I ").append(text(positional.paramLabel())).append('\n');
        }
        page.append(heading.equals(".SH ") ? ".SH DESCRIPTION\n" : ".PP\n");
        for (String sentence : spec.usageMessage().description()) {
            page.append(text(sentence)).append('\n');
        }
        for (PositionalParamSpec positional : spec.positionalParameters()) {
            item(page, positional.paramLabel(), positional);
        }
        for (OptionSpec option : visible(spec)) {
            item(page, String.join(", ", option.names()) + value(option), option);
        }
        for (var entry : line.getSubcommands().entrySet()) {
            if (!entry.getKey().equals("help")
                    && !entry.getValue().getCommandSpec().usageMessage().hidden()) {
                body(page, entry.getValue(), call + " " + entry.getKey(), ".SS ");
            }
        }
    }

    private static void item(StringBuilder page, String label, ArgSpec arg) {
        page.append(".TP\n.B ").append(text(label)).append('\n');
        String words = String.join(" ", arg.description());
        String preset = String.valueOf(arg.defaultValueString());
        page.append(text(words.replace("${DEFAULT-VALUE}", preset))).append('\n');
    }

    private static List<OptionSpec> visible(CommandSpec spec) {
        return spec.options().stream().filter(option -> !option.hidden()).toList();
    }

    private static String value(OptionSpec option) {
        return option.arity().max() == 0 ? "" : "=" + option.paramLabel();
    }

    private static void exitCodes(StringBuilder page, CommandSpec spec) {
        Map<String, String> codes = spec.usageMessage().exitCodeList();
        if (codes.isEmpty()) {
            return;
        }
        page.append(".SH EXIT STATUS\n");
        codes.forEach((code, meaning) ->
                page.append(".TP\n.B ")
                        .append(code.strip())
                        .append('\n')
                        .append(text(meaning))
                        .append('\n'));
    }

    private static String boardFile(String version) {
        var page = head("TIDEGATE-BOARD", "5", version);
        page.append(".SH NAME\ntidegate\\-board \\- what a charger is made of\n.SH DESCRIPTION\n");
        page.append(
                "A YAML 1.2 file; units end the names of keys. Each key with what it holds, its\n"
                        + "preset and its source.\n");
        String section = "";
        for (BoardKey key : BoardFiles.keys()) {
            String own = key.name().substring(0, key.name().lastIndexOf('.'));
            if (!own.equals(section)) {
                section = own;
                page.append(".SH ").append(text(own.toUpperCase(Locale.ROOT))).append('\n');
            }
            page.append(".TP\n.B ").append(text(key.name())).append('\n');
            String preset =
                    key.required()
                            ? "Required."
                            : key.preset().isEmpty()
                                    ? "No preset."
                                    : "Preset " + key.preset() + ".";
            page.append(
                            text(
                                    "%s Holds %s. %s (%s)"
                                            .formatted(
                                                    key.meaning(),
                                                    key.values(),
                                                    preset,
                                                    key.source())))
                    .append('\n');
        }
        return page.toString();
    }

    private static StringBuilder head(String title, String section, String version) {
        return new StringBuilder(
                        ".TH \"%s\" \"%s\" \"\" \"tidegate %s\" \"Tidegate\"\n"
                                .formatted(title, section, version))
                .append(".nh\n.ad l\n");
    }

    private static String first(CommandSpec spec) {
        String[] sentences = spec.usageMessage().description();
        return sentences.length == 0 ? spec.name() + "." : sentences[0];
    }

    /** Roff takes dots and quotes at a line's beginning, and backslashes anywhere, as commands. */
    private static String text(String words) {
        String plain = words.replace("%n", " ").replace("@|bold ", "").replace("|@", "");
        String safe = dashes(plain.replace("\\", "\\e").replace('\n', ' '));
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }

    private static String dashes(String words) {
        return words.replace("-", "\\-");
    }
}
