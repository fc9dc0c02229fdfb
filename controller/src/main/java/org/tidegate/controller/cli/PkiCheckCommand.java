package org.tidegate.controller.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidegate.iso15118.pki.CertificateRole;
import org.tidegate.iso15118.pki.Certificates;
import org.tidegate.iso15118.pki.ChainCheck;
import org.tidegate.iso15118.pki.Expiry;
import org.tidegate.iso15118.pki.Fault;
import org.tidegate.iso15118.pki.Finding;
import org.tidegate.iso15118.pki.Revocations;
import org.tidegate.runtime.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges certificate chains by the rules of ISO 15118, with a remedy for everything found. */
@Command(
        name = "check",
        description = {
            "Check chains of certificates: signatures, dates, roots, purpose, domain component",
            "and key. Certificates of one file are one chain, the leaf first."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:all may be used",
            " 1:one may not; what was found is said",
            " 2:a file cannot be read"
        })
public final class PkiCheckCommand implements Callable<Integer> {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it before anything runs
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "PEM, DER, or PKCS#12 ending in .p12.")
    private List<Path> files = List.of();

    @Option(
            names = "--root",
            paramLabel = "FILE",
            description =
                    "Whom to trust; may be repeated. Without it the top of each chain is"
                            + " taken for what it is.")
    private List<Path> roots = List.of();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description =
                    "What the leaf is for: ${COMPLETION-CANDIDATES}. Guessed from the leaf"
                            + " if not given.")
    private @Nullable CertificateRole role;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Holds the password of key stores.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Judge as of this time, such as 2026-11-24T10:00:00Z.")
    private String at = "";

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    private static final Set<Fault> LEAF_DUTIES =
            EnumSet.of(Fault.WRONG_PURPOSE, Fault.WRONG_DOMAIN);

    /** The answer in JSON; the order of the components is the order on the page. */
    private record Answer(
            String chain,
            String leaf,
            CertificateRole role,
            boolean good,
            long daysLeft,
            List<Finding> findings) {}

    @Override
    public Integer call() {
        Instant now = PkiFiles.time(at, Clock.system());
        var trusted = new ArrayList<X509Certificate>();
        for (Path root : roots) {
            PkiFiles.read(root, passwordFile).forEach(each -> trusted.addAll(each.certificates()));
        }
        var answers = new ArrayList<Answer>();
        for (Path file : files) {
            for (PkiFiles.Chain chain : PkiFiles.read(file, passwordFile)) {
                answers.add(judge(chain, trusted, now));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(text(answers));
        } else {
            answers.forEach(answer -> tell(out, answer));
        }
        out.flush();
        return answers.stream().allMatch(Answer::good)
                ? TidegateCommand.OK
                : TidegateCommand.FAILED;
    }

    private Answer judge(PkiFiles.Chain chain, List<X509Certificate> trusted, Instant now) {
        X509Certificate leaf = chain.certificates().getFirst();
        CertificateRole as = role == null ? PkiFiles.guess(leaf) : role;
        List<X509Certificate> anchors =
                trusted.isEmpty() ? List.of(chain.certificates().getLast()) : trusted;
        ChainCheck.Result result =
                ChainCheck.judge(chain.certificates(), anchors, as, Revocations.unknown(), now);
        Expiry.Left left = Expiry.first(result.path(), now);
        List<Finding> findings = result.findings();
        if (role == null && leaf.getBasicConstraints() >= 0) {
            // An authority alone is asked about its dates and its issuer, not about a leaf's duty.
            findings =
                    findings.stream().filter(each -> !LEAF_DUTIES.contains(each.fault())).toList();
        }
        return new Answer(
                chain.name(),
                Certificates.label(leaf),
                as,
                findings.stream().noneMatch(each -> each.fault().isFatal()),
                left == null ? 0 : left.daysLeft(),
                findings);
    }

    private static void tell(PrintWriter out, Answer answer) {
        out.printf(
                "%s: %s as %s: %s%n",
                answer.chain,
                answer.leaf,
                answer.role.text(),
                answer.good ? "good for " + answer.daysLeft + " days" : "must not be used");
        for (Finding finding : answer.findings) {
            out.println("  " + finding);
            out.println("    Remedy: " + finding.remedy());
        }
    }

    private static String text(List<Answer> answers) {
        try {
            return new ObjectMapper().writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // records of strings and numbers always write
        }
    }
}
