package org.tidegate.controller.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.pki.Certificates;
import org.tidegate.iso15118.pki.Expiry;
import org.tidegate.runtime.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is in certificate files, without a judgement. */
@Command(name = "show", description = "Show what is in certificate files.")
public final class PkiShowCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "PEM, DER, or PKCS#12 ending in .p12.")
    private List<Path> files = List.of();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Holds the password of key stores.")
    private @Nullable Path passwordFile;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Instant now = PkiFiles.time("", Clock.system());
        for (Path file : files) {
            for (PkiFiles.Chain chain : PkiFiles.read(file, passwordFile)) {
                out.println(chain.name());
                chain.certificates().forEach(each -> out.println("  " + line(each, now)));
            }
        }
        out.flush();
        return TidegateCommand.OK;
    }

    static String line(X509Certificate certificate, Instant now) {
        Expiry.Left left = Expiry.of(certificate, now);
        List<String> domains = Certificates.domainComponents(certificate);
        return "%-28s %-9s %-7s %s, %s, %s"
                .formatted(
                        Certificates.label(certificate),
                        Certificates.keyKind(certificate.getPublicKey())
                                        == Certificates.KeyKind.OTHER
                                ? certificate.getPublicKey().getAlgorithm()
                                : Certificates.keyKind(certificate.getPublicKey()).text(),
                        domains.isEmpty() ? "no DC" : "DC=" + String.join("+", domains),
                        certificate.getBasicConstraints() >= 0 ? "authority" : "leaf",
                        left.daysLeft() < 0
                                ? "expired " + left.end()
                                : "until " + left.end() + " (" + left.daysLeft() + " days)",
                        Certificates.isSelfSigned(certificate)
                                ? "self-signed"
                                : "from " + issuer(certificate));
    }

    private static String issuer(X509Certificate certificate) {
        String name = certificate.getIssuerX500Principal().getName();
        int at = name.indexOf("CN=");
        int end = at < 0 ? -1 : name.indexOf(',', at);
        return at < 0 ? name : name.substring(at + 3, end < 0 ? name.length() : end);
    }
}
