package org.tidegate.rig.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.Context;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.tidegate.controller.lane.LaneThread;
import org.tidegate.hal.pins.Pins;
import org.tidegate.runtime.Clock;

/**
 * The shortest of the virtual board's trials: a minute of an idle host, two of a busy one, and so
 * for the nightly run only.
 */
@Tag("slow")
class VirtualBoardTest {
    private static final Path SCRIPT = Path.of("virtual-board", "virtual-board.sh");

    @Test
    @Timeout(180)
    void our_pins_agree_with_a_real_gpiochip_under_preempt_rt() throws Exception {
        assumeTrue(
                run(new ArrayList<>(), "possible") == 0,
                "the virtual board is not built here ('./tidegate virtual-board build')");
        var said = new ArrayList<String>();

        int status = run(said, "trials", "gpio");

        assertThat(said).anyMatch(line -> line.equals("ok   gpio"));
        assertThat(said).anyMatch(line -> line.contains("10 edges in order"));
        assertThat(status).isZero();
    }

    private static int run(List<String> said, String... words)
            throws IOException, InterruptedException, URISyntaxException {
        var command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("CLASSPATH", classPath());
        Process process = builder.start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(said::add);
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** What the trial needs and no more: all of it must fit into the board's memory. */
    private static String classPath() throws URISyntaxException {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> needed :
                List.of(
                        VirtualBoardMain.class,
                        LaneThread.class,
                        Pins.class,
                        Clock.class,
                        Logger.class,
                        Context.class,
                        LoggerFactory.class,
                        Histogram.class)) {
            var source = needed.getProtectionDomain().getCodeSource();
            if (source != null) {
                places.add(Path.of(source.getLocation().toURI()).toString());
            }
        }
        return String.join(File.pathSeparator, places);
    }
}
