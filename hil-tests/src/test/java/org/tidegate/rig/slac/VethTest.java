package org.tidegate.rig.slac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tidegate.iso15118.slac.Mac;
import org.tidegate.iso15118.slac.SlacFrames;
import org.tidegate.iso15118.slac.SlacLink;
import org.tidegate.iso15118.slac.SlacMessage.Modem;
import org.tidegate.iso15118.slac.SlacPlane;
import org.tidegate.iso15118.slac.SlacPort;
import org.tidegate.iso15118.slac.SlacSettings;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.EventRing;
import org.tidegate.runtime.PlaneThread;
import org.tidegate.runtime.Published;

@DisplayName("When matching runs over a real interface")
class VethTest {
    private static final String HERE = "tgslac0";
    private static final String THERE = "tgslac1";

    @Test
    void two_modems_and_a_car_match_over_a_veth_pair() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/ip")), "iproute2 is not installed");
        assumeTrue(
                ip("link", "add", HERE, "type", "veth", "peer", "name", THERE),
                "this user may not make interfaces");
        try {
            assertThat(ip("link", "set", HERE, "up")).isTrue();
            assertThat(ip("link", "set", THERE, "up")).isTrue();
            for (int i = 0; i < 3; i++) {
                matches();
            }
            closesAndGoesDown();
        } finally {
            ip("link", "del", HERE);
        }
    }

    private static void matches() throws Exception {
        Clock clock = Clock.system();
        var car = new CarTwin(new Mac(0x02_CA_12_00_00_01L), 1, CarHabits.good());
        var line = new PowerLine(Modem.QCA).with(car);
        var link = new Published<>(SlacLink.none(clock.nanos()));
        var ring = new EventRing("slac", 256);
        try (WiredLine _ = WiredLine.start(line, THERE, clock);
                SlacPort port = SlacPort.open(HERE)) {
            var settings = SlacSettings.presets(port.address(), PowerLine.MODEM, Modem.QCA);
            var plugged = new java.util.concurrent.atomic.AtomicBoolean();
            var plane =
                    new SlacPlane(settings, port, plugged::get, link, ring, new SecureRandom());
            try (var thread = new PlaneThread(plane, clock, (_, cause) -> fail(cause)).start()) {
                waitFor(() -> !keys(line).isEmpty());
                synchronized (line) {
                    car.plug(clock.nanos());
                }
                plugged.set(true);
                waitFor(() -> link.latest().up());
                assertThat(link.latest().vehicle()).isEqualTo(car.address());
                synchronized (line) {
                    assertThat(car.soundsTold()).isEqualTo(10);
                    assertThat(car.key()).isEqualTo(line.keys().getLast());
                }
                assertThat(thread.isAlive()).isTrue();
            }
        }
    }

    private static void closesAndGoesDown() throws Exception {
        SlacPort port = SlacPort.open(HERE);
        assertThat(port.receive(new byte[SlacFrames.LONGEST])).isZero();
        ip("link", "set", HERE, "down");
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 3; i++) {
                                port.send(new byte[SlacFrames.SHORTEST]);
                                port.receive(new byte[SlacFrames.LONGEST]);
                            }
                        })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is down")
                .hasMessageContaining("Remedy");
        port.close();
        assertThatThrownBy(() -> port.send(new byte[SlacFrames.SHORTEST]))
                .hasMessageContaining("closed");
    }

    @Test
    void an_interface_that_is_not_there_is_refused_with_a_remedy() {
        assertThatThrownBy(() -> SlacPort.open("nosuch0"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nosuch0")
                .hasMessageContaining("Remedy");
        assertThatThrownBy(() -> SlacPort.open("lo"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no Ethernet");
    }

    private static List<?> keys(PowerLine line) {
        synchronized (line) {
            return line.keys();
        }
    }

    private static void fail(Throwable cause) {
        throw new AssertionError(cause);
    }

    private static void waitFor(java.util.function.BooleanSupplier condition)
            throws InterruptedException {
        long end = System.nanoTime() + 15_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("in time").isNegative();
            Thread.sleep(5);
        }
    }

    private static boolean ip(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of("/usr/sbin/ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 && said.isEmpty();
    }
}
