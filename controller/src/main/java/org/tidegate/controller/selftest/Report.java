package org.tidegate.controller.selftest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.tidegate.controller.selftest.Finding.Verdict;

/** The findings for people, for machines and for the file that stays with the charger. */
public final class Report {
    /**
     * @param charger its identity and serial number
     * @param profile grid code in force
     * @param version of the firmware
     */
    public record Subject(String charger, String profile, String version, long wallMillis) {}

    private Report() {}

    public static boolean isPassed(List<Finding> findings) {
        return findings.stream().noneMatch(f -> f.verdict() == Verdict.FAIL);
    }

    public static String text(List<Finding> findings) {
        var out = new StringBuilder();
        for (Finding f : findings) {
            out.append(
                    String.format(
                            Locale.ROOT,
                            "%-8s %-22s %s: %s%n",
                            f.verdict().word(),
                            f.check(),
                            f.place(),
                            f.reason()));
            if (!f.remedy().isEmpty()) {
                out.append("         Remedy: ").append(f.remedy()).append(System.lineSeparator());
            }
        }
        return out.append(summary(findings)).append(System.lineSeparator()).toString();
    }

    public static String summary(List<Finding> findings) {
        return "%d checks: %d failed, %d warnings, %d skipped."
                .formatted(
                        findings.size(),
                        count(findings, Verdict.FAIL),
                        count(findings, Verdict.WARN),
                        count(findings, Verdict.SKIP));
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(f -> f.verdict() == verdict).count();
    }

    public static String junit(List<Finding> findings, Subject subject) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(
                "<testsuite name=\"tidegate.selftest\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" timestamp=\"%s\">\n"
                        .formatted(
                                findings.size(),
                                count(findings, Verdict.FAIL),
                                count(findings, Verdict.SKIP),
                                time(subject)));
        for (Finding f : findings) {
            xml.append(
                    "  <testcase classname=\"tidegate.selftest\" name=\"%s\">\n"
                            .formatted(escape(f.check() + " " + f.place())));
            String message = escape(f.reason() + (f.remedy().isEmpty() ? "" : ". " + f.remedy()));
            switch (f.verdict()) {
                case FAIL -> xml.append("    <failure message=\"").append(message).append("\"/>\n");
                case SKIP -> xml.append("    <skipped message=\"").append(message).append("\"/>\n");
                case PASS, WARN ->
                        xml.append("    <system-out>%s</system-out>\n".formatted(message));
            }
            xml.append("  </testcase>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    /** One file with nothing outside it: it is archived with the charger's papers. */
    public static String html(List<Finding> findings, Subject subject) {
        var rows = new StringBuilder();
        for (Finding f : findings) {
            rows.append(
                    "<tr class=\"%s\"><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                            .formatted(
                                    f.verdict().name().toLowerCase(Locale.ROOT),
                                    escape(f.verdict().word()),
                                    escape(f.check()),
                                    escape(f.place()),
                                    escape(f.reason()),
                                    escape(f.remedy())));
        }
        return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Commissioning report %s</title>
        <style>
        body{font:15px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#1b1f24}
        table{border-collapse:collapse;width:100%%}td,th{border:1px solid #c8ccd2;padding:.4em .6em;text-align:left;vertical-align:top}
        th{background:#eef0f3}.fail td:first-child{background:#f8d0cd;font-weight:bold}.warn td:first-child{background:#fbe8b6}
        .pass td:first-child{background:#d5efd8}dl{display:grid;grid-template-columns:12em 1fr;margin:1em 0}dt{color:#57606a}dd{margin:0}
        .sign{margin-top:3em;display:flex;gap:3em}.sign div{flex:1;border-top:1px solid;padding-top:.3em}
        @media print{body{margin:0}}
        </style></head><body>
        <h1>Commissioning report</h1>
        <dl><dt>Charger</dt><dd>%s</dd><dt>Grid profile</dt><dd>%s</dd><dt>Firmware</dt><dd>%s</dd><dt>Time</dt><dd>%s</dd>
        <dt>Result</dt><dd><strong>%s</strong> %s</dd></dl>
        <table><thead><tr><th>result</th><th>check</th><th>place</th><th>found</th><th>remedy</th></tr></thead>
        <tbody>
        %s</tbody></table>
        <div class="sign"><div>Date</div><div>Commissioned by</div></div>
        </body></html>
        """
                .formatted(
                        escape(subject.charger()),
                        escape(subject.charger()),
                        escape(subject.profile()),
                        escape(subject.version()),
                        time(subject),
                        isPassed(findings) ? "passed." : "NOT passed.",
                        summary(findings),
                        rows);
    }

    private static String time(Subject subject) {
        return Instant.ofEpochMilli(subject.wallMillis())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static String escape(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c < ' ' ? ' ' : c); // XML 1.0 has no control characters
            }
        }
        return out.toString();
    }
}
