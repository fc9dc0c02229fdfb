package org.tidegate.rig.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A root and what it signs, good and bad, by openssl; a test without openssl is skipped by name.
 */
final class TestPki {
    /** PEM files. */
    record Signed(Path chain, Path key) {}

    private final Path folder;
    private int made;

    private TestPki(Path folder) {
        this.folder = folder;
    }

    static TestPki in(Path folder) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "needs openssl");
        var pki = new TestPki(folder);
        pki.key("root.key");
        pki.openssl(
                "req",
                "-x509",
                "-new",
                "-key",
                "root.key",
                "-out",
                "root.pem",
                "-days",
                "30",
                "-subj",
                "/CN=Test Root",
                "-addext",
                "basicConstraints=critical,CA:TRUE");
        return pki;
    }

    Path root() {
        return folder.resolve("root.pem");
    }

    Signed server(String name) throws Exception {
        return signed(name, "subjectAltName=DNS:" + name, List.of("-days", "10"));
    }

    /** Valid until yesterday. */
    Signed expired(String name) throws Exception {
        return signed(name, "subjectAltName=DNS:" + name, List.of("-days", "-1"));
    }

    Signed client(String name) throws Exception {
        return signed(name, "extendedKeyUsage=clientAuth", List.of("-days", "10"));
    }

    private Signed signed(String name, String extension, List<String> validity) throws Exception {
        String stem = "leaf" + made++;
        key(stem + ".key");
        openssl(
                "req",
                "-new",
                "-key",
                stem + ".key",
                "-out",
                stem + ".csr",
                "-subj",
                "/CN=x" + stem);
        Files.writeString(folder.resolve(stem + ".ext"), extension + "\n");
        var args =
                new ArrayList<>(
                        List.of(
                                "x509",
                                "-req",
                                "-in",
                                stem + ".csr",
                                "-CA",
                                "root.pem",
                                "-CAkey",
                                "root.key",
                                "-CAcreateserial",
                                "-out",
                                stem + ".pem",
                                "-extfile",
                                stem + ".ext"));
        args.addAll(validity);
        openssl(args.toArray(String[]::new));
        assertThat(name).isNotEmpty();
        return new Signed(folder.resolve(stem + ".pem"), folder.resolve(stem + ".key"));
    }

    private void key(String file) throws Exception {
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", file);
    }

    private void openssl(String... args) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("/usr/bin/openssl"));
        command.addAll(List.of(args));
        Process tool =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).as(said).isZero();
    }
}
