package org.tidegate.rig.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OperatorProbe;
import org.tidegate.ocpp.OperatorProbe.Finding;
import org.tidegate.ocpp.OperatorProbe.Step;
import org.tidegate.ocpp.OperatorProbe.Verdict;
import org.tidegate.rig.FreePort;
import org.tidegate.rig.TidegateMain;
import org.tidegate.runtime.Clock;
import org.tidegate.runtime.Simulation;
import org.tidegate.runtime.VirtualClock;
import picocli.CommandLine;

@DisplayName("The self-check against an operator")
class OperatorProbeTest {
    /** What a run of the command said. */
    private record Run(int exit, String out, String err) {}

    private static Run probe(URI url, String... options) {
        var args = new ArrayList<>(List.of("operator", "probe", url.toString()));
        args.addAll(List.of("--patience", "4", "--profile-wait", "1"));
        args.addAll(List.of(options));
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine line = TidegateMain.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = line.execute(args.toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }

    private static OperatorTwin twin(OcppVersion version) {
        return new OperatorTwin(Clock.system(), List.of(version), Temper.SMART, 1);
    }

    static Stream<OcppVersion> versions() {
        return OperatorTemperTest.versions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void passes_every_step_at_a_good_operator(OcppVersion version) {
        try (OperatorTwin twin = twin(version)) {
            Run run = probe(twin.listen(0, "sixteen-letters!"), "--password", "sixteen-letters!");
            assertThat(run.exit).as(run.out + run.err).isZero();
            assertThat(run.out)
                    .contains("security profile 1")
                    .contains(version.subprotocol())
                    .contains("ok     boot", "ok     authorise", "ok     transaction")
                    .contains("ok     meter values", "--     profile", "ok     end")
                    .contains("can work with this operator");
            assertThat(twin.transactions()).hasSize(1).allMatch(Ledger.Transaction::ended);
            assertThat(twin.violations()).isEmpty();
        }
    }

    @Test
    void says_where_nobody_listens() throws IOException {
        int port = FreePort.find();
        Run run = probe(URI.create("ws://localhost:" + port + "/ocpp"));
        assertThat(run.exit).isEqualTo(3);
        assertThat(run.out).contains("FAILED connect", "refused", "Remedy: Check address and port");
        assertThat(run.out).contains("..     boot");
    }

    @Test
    void says_that_a_name_is_unknown() {
        Run run = probe(URI.create("ws://nobody.invalid/ocpp"));
        assertThat(run.exit).isEqualTo(3);
        assertThat(run.out).contains("the name nobody.invalid is not known", "DNS");
    }

    @Test
    void says_that_the_password_is_wrong() {
        try (OperatorTwin twin = twin(OcppVersion.V21)) {
            Run run = probe(twin.listen(0, "right"), "--password", "wrong");
            assertThat(run.exit).isEqualTo(3);
            assertThat(run.out).contains("401", "Remedy: Check identity and password");
            assertThat(run.out).doesNotContain("wrong");
        }
    }

    @Test
    void says_that_there_is_no_version_in_common() {
        try (OperatorTwin twin = twin(OcppVersion.V16)) {
            Run run = probe(twin.listen(0, null), "--version", "2.1");
            assertThat(run.exit).isEqualTo(3);
            assertThat(run.out).contains("none of ocpp2.1", "Remedy: Have the operator enable");
        }
    }

    @Test
    void says_what_is_wrong_with_the_certificate(@TempDir Path folder) throws Exception {
        TestPki pki = TestPki.in(folder);
        TestPki.Signed server = pki.server("localhost");
        TestPki.Signed client = pki.client("TG-PROBE");
        try (OperatorTwin twin = twin(OcppVersion.V21)) {
            URI url =
                    twin.listenSecurely(
                            0,
                            null,
                            new OperatorServer.Tls(server.chain(), server.key(), pki.root()));
            assertThat(probe(url).out).contains("not signed by anybody", "operator.authority_file");
            String authority = pki.root().toString();
            Run run = probe(url, "--authority", authority);
            assertThat(run.exit).isEqualTo(3);
            assertThat(run.out).contains("refuses this charger's certificate");
            Run good =
                    probe(
                            url,
                            "--authority",
                            authority,
                            "--certificate",
                            client.chain().toString(),
                            "--certificate-key",
                            client.key().toString());
            assertThat(good.exit).as(good.out).isZero();
            assertThat(good.out).contains("security profile 3", "over TLS");
        }
    }

    @Test
    void says_that_a_token_is_refused() {
        try (OperatorTwin twin = twin(OcppVersion.V21)) {
            twin.authorisation("Blocked");
            Run run = probe(twin.listen(0, null), "--token", "GREY-CARD");
            assertThat(run.exit).isEqualTo(1);
            assertThat(run.out).contains("FAILED authorise", "GREY-CARD", "register the token");
        }
    }

    @Test
    void a_wrong_command_line_is_explained() {
        Run run = probe(URI.create("http://operator.example/"));
        assertThat(run.exit).isEqualTo(2);
        assertThat(run.err).contains("must look like wss://", "Remedy");
        assertThat(probe(URI.create("ws://x/"), "--certificate", "only.pem").err)
                .contains("come together");
    }

    /** In virtual time, and with less friendly operators. */
    private static List<Finding> probed(
            OcppVersion version, Temper temper, long seed, int profileAfter) {
        var clock = new VirtualClock(OperatorBench.WALL);
        var simulation = new Simulation(clock, seed);
        var twin = new OperatorTwin(clock, List.of(version), temper, seed);
        var probe =
                new OperatorProbe(
                        OcppSettings.of(URI.create("ws://operator.invalid/ocpp"), "TG-0001")
                                .withMeterInterval(Duration.ofSeconds(1))
                                .speaking(OperatorTemperTest.OFFERED),
                        new OperatorProbe.Plan(Duration.ofSeconds(45), Duration.ofSeconds(10)),
                        twin.wire(),
                        clock,
                        new SplittableRandom(seed),
                        _ -> {});
        simulation.add(probe);
        simulation.runUntil(
                () -> profileAfter > 0 && probe.findings().size() == profileAfter,
                Duration.ofMinutes(5));
        if (profileAfter > 0) {
            twin.setSetpoint(3_000);
        }
        assertThat(simulation.runUntil(probe::isDone, Duration.ofMinutes(10))).isTrue();
        assertThat(probe.findings()).hasSize(Step.values().length);
        assertThat(twin.violations()).isEmpty();
        return probe.findings();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_profile_sent_in_time_is_found_in_force(OcppVersion version) {
        Finding profile = probed(version, Temper.SMART, 1, 5).get(Step.PROFILE.ordinal());
        assertThat(profile.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(profile.explanation()).contains("81");
    }

    @Test
    void a_slow_operator_passes_and_the_times_show_it() {
        List<Finding> findings = probed(OcppVersion.V21, Temper.SLOW, 3, 0);
        assertThat(findings).noneMatch(f -> f.verdict() == Verdict.NOT_TRIED);
        assertThat(findings.get(Step.BOOT.ordinal()).took()).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void a_rude_operator_that_keeps_the_station_out_fails_with_its_own_words() {
        var clock = new VirtualClock(OperatorBench.WALL);
        var simulation = new Simulation(clock, 1);
        var twin = new OperatorTwin(clock);
        twin.registration("Rejected", 10);
        var probe =
                new OperatorProbe(
                        OperatorBench.settings(),
                        new OperatorProbe.Plan(Duration.ofSeconds(30), Duration.ZERO),
                        twin.wire(),
                        clock,
                        new SplittableRandom(1),
                        _ -> {});
        simulation.add(probe);
        assertThat(simulation.runUntil(probe::isDone, Duration.ofMinutes(5))).isTrue();
        Finding boot = probe.findings().get(Step.BOOT.ordinal());
        assertThat(boot.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(boot.explanation()).contains("Rejected");
        assertThat(boot.remedy()).contains("register");
        assertThat(probe.passed()).isFalse();
    }

    @Test
    void a_rude_operator_gets_a_verdict_for_every_step() {
        for (int seed = 1; seed <= 5; seed++) {
            List<Finding> findings = probed(OcppVersion.V21, Temper.RUDE, seed, 0);
            assertThat(findings.getFirst().verdict()).isEqualTo(Verdict.PASSED);
            assertThat(findings)
                    .allSatisfy(f ->
                            assertThat(f.remedy().isEmpty())
                                    .isEqualTo(
                                            f.verdict() == Verdict.PASSED
                                                    || f.verdict() == Verdict.NOT_TRIED));
        }
    }

    @Test
    void an_operator_that_says_nothing_at_all_is_named_as_silent() {
        var clock = new VirtualClock(OperatorBench.WALL);
        var simulation = new Simulation(clock, 1);
        var twin = new OperatorTwin(clock);
        twin.mute(true);
        var probe =
                new OperatorProbe(
                        OperatorBench.settings(),
                        new OperatorProbe.Plan(Duration.ofSeconds(40), Duration.ZERO),
                        twin.wire(),
                        clock,
                        new SplittableRandom(1),
                        _ -> {});
        simulation.add(probe);
        assertThat(simulation.runUntil(probe::isDone, Duration.ofMinutes(5))).isTrue();
        assertThat(probe.findings().get(Step.BOOT.ordinal()).explanation())
                .contains("no answer to BootNotification");
    }
}
