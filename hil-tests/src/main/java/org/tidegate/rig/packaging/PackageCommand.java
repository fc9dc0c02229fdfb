package org.tidegate.rig.packaging;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tidegate.controller.cli.CommandException;
import org.tidegate.controller.update.Release;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the Debian package from what was built. */
@Command(
        name = "package",
        hidden = true, // the installed command cannot make itself
        description = "Make tidegate_VERSION_all.deb from the built project.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {" 0:made", " 3:a file cannot be read or written"})
public final class PackageCommand implements Callable<Integer> {
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
    private static final Pattern TIME =
            Pattern.compile("<project.build.outputTimestamp>([^<]+)</project");
    private static final Pattern NUMBERS = Pattern.compile("([0-9]+)\\.([0-9]+)\\.([0-9]+).*");

    private final Supplier<CommandLine> commands;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The project's folder; here if left out.")
    private Path home = Path.of(".");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "hil-tests/target",
            description = "Where the package goes; ${DEFAULT-VALUE} if left out.")
    private Path out = Path.of("hil-tests/target");

    /**
     * @param commands the command line that manuals and completion are made from
     */
    public PackageCommand(Supplier<CommandLine> commands) {
        this.commands = commands;
    }

    @Override
    public Integer call() {
        try {
            Map<String, byte[]> jars = jars(home.resolve("hil-tests/target/app/lib"));
            Path deb = make(home, jars, commands.get(), out);
            PrintWriter answer = spec.commandLine().getOut();
            answer.println(deb + "  " + Files.size(deb) / 1024 + " KiB");
            answer.println("sha256 " + SoftwareBill.sha256(Files.readAllBytes(deb)));
            answer.flush();
            return 0;
        } catch (IOException e) {
            throw new CommandException(
                    3,
                    "the package cannot be made: " + e.getMessage(),
                    "Run './tidegate build' in the project's folder first.");
        }
    }

    /** For tests, too, which have no jars of their own. */
    static Path make(Path home, Map<String, byte[]> jars, CommandLine commands, Path out)
            throws IOException {
        String pom = Files.readString(home.resolve("pom.xml"));
        Release release = release(find(VERSION, pom));
        long timestampMillis = Instant.parse(find(TIME, pom)).toEpochMilli();
        PackageTree tree = PackageTree.of(home, jars, commands, release);
        Files.createDirectories(out);
        Path deb = out.resolve("tidegate_" + release.version() + "_all.deb");
        Path control = home.resolve("deploy/debian/control");
        DebFile.write(tree, control, release.version(), timestampMillis, deb);
        return deb;
    }

    /** Debian's form, in which a snapshot is older than its release; numbers grow with versions. */
    static Release release(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("'" + version + "' is no version");
        }
        long number = 0;
        for (int part = 1; part <= 3; part++) {
            number = 1000 * number + Long.parseLong(numbers.group(part));
        }
        boolean snapshot = version.endsWith("-SNAPSHOT");
        return new Release(
                version.replace("-SNAPSHOT", "~snapshot"), 2 * number + (snapshot ? 0 : 1));
    }

    private static String find(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text.substring(text.indexOf("<artifactId>tidegate<")));
        if (!matcher.find()) {
            throw new IOException("pom.xml does not say " + pattern.pattern());
        }
        return matcher.group(1);
    }

    private static Map<String, byte[]> jars(Path folder) throws IOException {
        Map<String, byte[]> jars = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
                jars.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return jars;
    }
}
