package org.tidegate.rig.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("When charger and vehicle each have a network namespace")
class VehicleNetworkTest {
    private static final String CHARGER_NS = "tgtest-evse";
    private static final String VEHICLE_NS = "tgtest-ev";
    private static final String PLC = "tgplc0";
    private static final String CAR = "tgcar0";
    private static final String PORT = "55118";
    private static final Path SCRIPT =
            Path.of("../deploy/vehicle-network/tidegate-vehicle-network");

    @AfterEach
    void takeDown() throws Exception {
        script("down", PLC);
        run("ip", "netns", "del", VEHICLE_NS);
        run("ip", "link", "del", PLC);
    }

    @Test
    void the_vehicle_finds_one_udp_and_one_tcp_port_and_nothing_else() throws Exception {
        assumeTrue(Files.exists(SCRIPT), "run from the module's folder");
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/nft")), "nftables is not installed");
        assumeTrue(
                run("ip", "netns", "add", VEHICLE_NS).exitCode() == 0,
                "this user may not make network namespaces");
        assertThat(
                        run("ip", "link", "add", PLC, "type", "veth", "peer", "name", CAR)
                                .exitCode())
                .isZero();
        run("ip", "link", "set", CAR, "netns", VEHICLE_NS);
        assertThat(script("up", PLC, PORT).text()).isEmpty();
        run("ip", "netns", "exec", VEHICLE_NS, "ip", "link", "set", CAR, "up");

        Process charger = java(CHARGER_NS, NamespaceCharger.class, PLC, PORT);
        try {
            var out =
                    new BufferedReader(
                            new InputStreamReader(
                                    charger.getInputStream(), StandardCharsets.UTF_8));
            assertThat(out.lines().filter(line -> line.startsWith("ready fe80:")).findFirst())
                    .isPresent();

            Said vehicle = finish(java(VEHICLE_NS, NamespaceVehicle.class, CAR));
            assertThat(vehicle.text())
                    .contains("offer port 55118 tls false", "v2g pong")
                    .contains("tcp 8080 silent", "tcp 22 silent", "tcp 443 silent")
                    .contains("tcp 55117 silent");

            // The rules and not luck: without them the decoy is there to be reached.
            run("ip", "netns", "exec", CHARGER_NS, "nft", "flush", "ruleset");
            assertThat(finish(java(VEHICLE_NS, NamespaceVehicle.class, CAR)).text())
                    .contains("v2g pong", "tcp 8080 open");
        } finally {
            charger.destroy();
            charger.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_script_says_what_is_wrong_and_what_to_do() throws Exception {
        assumeTrue(Files.exists(SCRIPT), "run from the module's folder");
        for (List<String> wrong :
                List.of(
                        List.<String>of(),
                        List.of("up"),
                        List.of("up", "nosuch0", PORT),
                        List.of("up", "lo", "80"))) {
            Said said = script(wrong.toArray(String[]::new));
            assertThat(said.exitCode()).as("%s", wrong).isEqualTo(1);
            assertThat(said.text()).contains("Remedy:");
        }
    }

    private record Said(int exitCode, String text) {}

    private static Said script(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TIDEGATE_NETNS", CHARGER_NS);
        return finish(builder.start());
    }

    private static Said run(String... command) throws Exception {
        return finish(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private static Process java(String namespace, Class<?> main, String... arguments)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                "ip",
                                "netns",
                                "exec",
                                namespace,
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Said finish(Process process) throws Exception {
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), text);
    }
}
