package org.tidegate.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.NettyOcppTransport;
import org.tidegate.ocpp.OcppSettings;
import org.tidegate.ocpp.OperatorProbe;
import org.tidegate.ocpp.OperatorProbe.Finding;
import org.tidegate.ocpp.OperatorProbe.Verdict;
import org.tidegate.ocpp.TransportSettings;
import org.tidegate.runtime.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidegate operator probe URL}: a self-check against a real central system. */
@Command(
        name = "probe",
        description = {
            "Connects, boots, authorises, and runs a transaction without energy against an"
                    + " operator's server, and explains what does not work.",
            "The transaction is real: use an identity and a token made for tests."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every step passed, or was skipped because the operator did nothing",
            "1:a step failed",
            "2:the command line is wrong",
            "3:there was no connection"
        })
final class OperatorProbeCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "URL",
            description = "The operator's address without the identity, ws:// or wss://.")
    private String url = "";

    @Option(names = "--identity", defaultValue = "TG-PROBE", description = "${DEFAULT-VALUE}")
    private String identity = "";

    @Option(names = "--password-file", description = "File whose first line is the password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--password",
            description = "The password itself; others on this machine can see it.")
    private @Nullable String password;

    @Option(
            names = "--version",
            split = ",",
            defaultValue = "2.1,2.0.1,1.6",
            description = "OCPP versions offered, the preferred one first (${DEFAULT-VALUE}).")
    private List<String> versions = List.of();

    @Option(
            names = {"--authority", "--tls-authority"},
            description = "PEM file of the authority that signed the server's certificate.")
    private @Nullable Path authority;

    @Option(
            names = {"--certificate", "--tls-certificate"},
            description = "PEM file of a client certificate chain (security profile 3).")
    private @Nullable Path certificate;

    @Option(
            names = {"--certificate-key", "--tls-key"},
            description = "PEM file of its PKCS #8 key.")
    private @Nullable Path certificateKey;

    @Option(names = "--proxy", description = "http://host:port or socks5://host:port.")
    private @Nullable String proxy;

    @Option(names = "--token", defaultValue = "TG-PROBE", description = "Id token to present.")
    private String token = "";

    @Option(
            names = "--token-type",
            defaultValue = "Central",
            description = "Its type (${DEFAULT-VALUE}).")
    private String tokenType = "";

    @Option(
            names = "--patience",
            defaultValue = "30",
            description = "Seconds for each step (${DEFAULT-VALUE}).")
    private int patienceSeconds;

    @Option(
            names = "--profile-wait",
            defaultValue = "5",
            description = "Seconds to wait for a charging profile (${DEFAULT-VALUE}).")
    private int profileWaitSeconds;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        OcppSettings settings = settings();
        TransportSettings transportSettings = transport();
        int profile =
                TransportSettings.securityProfile(
                        settings.url(), settings.password() != null, certificate != null);
        out.printf("%s as %s, security profile %d%n", settings.url(), identity, profile);
        if (profile == 0) {
            out.println("  Neither password nor certificate: for a laboratory only.");
        }
        out.flush();
        Clock clock = Clock.system();
        try (var transport = new NettyOcppTransport(transportSettings)) {
            var probe =
                    new OperatorProbe(
                            settings,
                            new OperatorProbe.Plan(
                                    Duration.ofSeconds(patienceSeconds),
                                    Duration.ofSeconds(profileWaitSeconds)),
                            transport,
                            clock,
                            new SecureRandom(),
                            finding -> print(out, finding));
            while (!probe.isDone()) {
                LockSupport.parkNanos(probe.step(clock.nanos()));
            }
            return verdict(out, probe);
        }
    }

    private static int verdict(PrintWriter out, OperatorProbe probe) {
        boolean connected = probe.findings().getFirst().verdict() == OperatorProbe.Verdict.PASSED;
        out.println(
                probe.passed()
                        ? "This charger can work with this operator."
                        : "This charger cannot work with this operator yet.");
        out.flush();
        if (!connected) {
            return TidegateCommand.UNREACHABLE;
        }
        return probe.passed() ? TidegateCommand.OK : TidegateCommand.FAILED;
    }

    private static void print(PrintWriter out, Finding finding) {
        String mark =
                switch (finding.verdict()) {
                    case PASSED -> "ok";
                    case SKIPPED -> "--";
                    case FAILED -> "FAILED";
                    case NOT_TRIED -> "..";
                };
        String took =
                finding.verdict() == Verdict.NOT_TRIED
                        ? ""
                        : String.format(Locale.ROOT, "%.2f s", finding.took().toNanos() / 1e9);
        out.printf("%-7s%-13s%8s  %s%n", mark, finding.step().words(), took, finding.explanation());
        if (!finding.remedy().isEmpty()) {
            out.printf("%28s  Remedy: %s%n", "", finding.remedy());
        }
        out.flush();
    }

    private OcppSettings settings() {
        try {
            OcppSettings settings =
                    OcppSettings.of(new URI(url), identity)
                            .withIdToken(token, tokenType)
                            .withMeterInterval(Duration.ofSeconds(1))
                            .speaking(versions.stream().map(v -> "ocpp" + v.strip()).toList());
            String secret = password();
            return secret == null ? settings : settings.withPassword(secret);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    String.valueOf(e.getMessage()),
                    "write something like tidegate operator probe wss://operator.example/ocpp"
                            + " --identity TG-0001");
        }
    }

    private @Nullable String password() {
        if (passwordFile == null) {
            return password;
        }
        try {
            return Files.readString(passwordFile).lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "--password-file " + passwordFile + ": " + e.getMessage(),
                    "name a readable file");
        }
    }

    private TransportSettings transport() {
        TransportSettings settings =
                TransportSettings.defaults().trusting(authority).inLaboratory();
        if ((certificate == null) != (certificateKey == null)) {
            throw new CommandException(
                    TidegateCommand.USAGE,
                    "--certificate and --certificate-key come together",
                    "name both files, or neither");
        }
        if (certificate != null && certificateKey != null) {
            settings = settings.identifiedBy(certificate, certificateKey);
        }
        if (proxy == null) {
            return settings;
        }
        try {
            return settings.through(TransportSettings.Proxy.of(new URI(proxy), null, null));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new CommandException(
                    TidegateCommand.USAGE, String.valueOf(e.getMessage()), "correct --proxy");
        }
    }
}
