package org.tidegate.controller.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands by name, each made only when it is wanted.
 *
 * <p>picocli reads a command by reflection when it is added; all of them took half of the time from
 * the start of the process to a protecting charger (1.5 of 3 s at load 6, with the start-up cache).
 * So a command line that begins with a command's name gets that command alone, and everything else
 * (help, options of the root, a slip of the pen) the whole tree.
 *
 * <p>Suppliers here are lambdas where a method reference would have a type of picocli in its
 * signature: picocli's classes are too old for the start-up cache, and with such a reference
 * archived JDK 25.0.3 aborts while it writes the cache of {@code exi}.
 */
public final class CommandTree {
    private final Map<String, Supplier<?>> commands = new LinkedHashMap<>();

    /** The commands that need nothing but the console of a running charger, or files. */
    public static CommandTree base() {
        return new CommandTree()
                .with("status", StatusCommand::new)
                .with("why", WhyCommand::new)
                .with("watch", WatchCommand::new)
                .with("present", PresentCommand::new)
                .with("skip-delay", SkipDelayCommand::new)
                .with("clear", ClearCommand::new)
                .with("pki", PkiCommand::new)
                .with("exi", ExiCommand::new)
                .with("operator", OperatorCommand::new)
                .with("help", () -> new CommandLine.HelpCommand());
    }

    /**
     * @param command makes a command of picocli's, or a {@link CommandLine} that has subcommands
     * @throws IllegalArgumentException for a name that is taken
     */
    public CommandTree with(String name, Supplier<?> command) {
        if (commands.putIfAbsent(name, command) != null) {
            throw new IllegalArgumentException("two commands are called " + name);
        }
        return this;
    }

    /** All commands. */
    public CommandLine whole() {
        CommandLine root = TidegateCommand.root();
        commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
        return wired(root);
    }

    /** What these arguments can be about. */
    public CommandLine of(String... args) {
        Supplier<?> command = args.length == 0 ? null : commands.get(args[0]);
        if (command == null || args[0].equals("help")) {
            return whole();
        }
        return wired(TidegateCommand.root().addSubcommand(args[0], command.get()));
    }

    private static CommandLine wired(CommandLine root) {
        help(root);
        return root.setExecutionExceptionHandler(TidegateCommand::explain)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /** Every command explains itself, whether its author thought of it or not. */
    private static void help(CommandLine line) {
        CommandLine.Model.CommandSpec spec = line.getCommandSpec();
        if (spec.findOption("--help") == null) {
            spec.addOption(
                    CommandLine.Model.OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Show this help message and exit.")
                            .build());
        }
        line.getSubcommands().values().forEach(CommandTree::help);
    }
}
