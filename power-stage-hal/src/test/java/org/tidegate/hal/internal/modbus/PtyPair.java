package org.tidegate.hal.internal.modbus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Two pseudo terminals connected to each other: what one end writes the other end reads. */
final class PtyPair implements AutoCloseable {
    private static final Path SOCAT = Path.of("/usr/bin/socat");

    final Path near;
    final Path far;
    private final Process socat;

    private PtyPair(Path near, Path far, Process socat) {
        this.near = near;
        this.far = far;
        this.socat = socat;
    }

    static PtyPair open(Path dir) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SOCAT), "socat is not installed");
        Path near = dir.resolve("near");
        Path far = dir.resolve("far");
        Process socat =
                new ProcessBuilder(
                                SOCAT.toString(),
                                "pty,raw,echo=0,link=" + near,
                                "pty,raw,echo=0,link=" + far)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        for (int i = 0; i < 200 && !(Files.exists(near) && Files.exists(far)); i++) {
            Thread.sleep(10);
        }
        return new PtyPair(near, far, socat);
    }

    @Override
    public void close() {
        socat.destroy();
        socat.onExit().orTimeout(5, TimeUnit.SECONDS).join();
    }
}
