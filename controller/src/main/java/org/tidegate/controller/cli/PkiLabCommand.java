package org.tidegate.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tidegate.iso15118.pki.LabFiles;
import org.tidegate.iso15118.pki.LabPki;
import org.tidegate.runtime.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Makes a laboratory's certificates, all of them. */
@Command(
        name = "lab",
        description = {
            "Make a complete laboratory PKI: V2G, operator, mobility operator, vehicle maker and",
            "provisioning service, on secp256r1 for ISO 15118-2 and on secp521r1 and Ed448 for",
            "ISO 15118-20, as PEM and PKCS#12, with OCSP responses, revocation lists and flawed",
            "certificates that must be refused. Worth nothing outside a laboratory."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {" 0:made", " 2:the folder cannot be used"})
public final class PkiLabCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "An empty or new folder.")
    private Path out = Path.of("");

    @Option(names = "--force", description = "Write although the folder is not empty.")
    private boolean force;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "Valid from the day before this time, such as 2026-11-24T10:00:00Z; now"
                            + " if not given.")
    private String at = "";

    @Override
    public Integer call() {
        Instant now = PkiFiles.time(at, Clock.system());
        var random = new SecureRandom();
        List<LabPki> suites =
                Arrays.stream(LabPki.Suite.values())
                        .map(suite -> LabPki.make(suite, now, random))
                        .toList();
        Map<String, byte[]> files = LabFiles.of(suites);
        try {
            write(files);
        } catch (IOException e) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    out + ": cannot be written (" + e + ")",
                    "name a folder this user may write to.");
        }
        PrintWriter say = spec.commandLine().getOut();
        say.printf("%d files in %s; README.txt there says what is what.%n", files.size(), out);
        say.flush();
        return TidegateCommand.OK;
    }

    private void write(Map<String, byte[]> files) throws IOException {
        Files.createDirectories(out);
        try (Stream<Path> there = Files.list(out)) {
            if (!force && there.findAny().isPresent()) {
                throw new CommandException(
                        TidegateCommand.USAGE,
                        out + " is not empty",
                        "name an empty folder, or repeat with --force to write over it.");
            }
        }
        for (var file : files.entrySet()) {
            Path path = out.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
            boolean secret = file.getKey().endsWith("-key.pem") || file.getKey().endsWith(".p12");
            if (secret && Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }
}
