package org.tidegate.rig.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes step results as a JUnit report that any CI can read. */
public final class JunitXml {
    private JunitXml() {}

    public static void write(
            Path file,
            String suite,
            long wallMillis,
            Map<String, String> properties,
            List<StepResult> steps)
            throws IOException {
        long failed = steps.stream().filter(s -> !s.passed()).count();
        long skipped = steps.stream().filter(s -> !s.skipped().isEmpty()).count();
        double seconds = steps.stream().mapToDouble(StepResult::seconds).sum();
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(
                String.format(
                        Locale.ROOT,
                        "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\""
                                + " skipped=\"%d\" time=\"%.3f\" timestamp=\"%s\">\n",
                        escape(suite),
                        steps.size(),
                        failed,
                        skipped,
                        seconds,
                        Instant.ofEpochMilli(wallMillis).truncatedTo(ChronoUnit.SECONDS)));
        xml.append("  <properties>\n");
        properties.forEach((name, value) ->
                xml.append(
                        "    <property name=\"%s\" value=\"%s\"/>\n"
                                .formatted(escape(name), escape(value))));
        xml.append("  </properties>\n");
        for (StepResult step : steps) {
            xml.append(
                    String.format(
                            Locale.ROOT,
                            "  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\">\n",
                            escape(suite),
                            escape(step.name()),
                            step.seconds()));
            for (String failure : step.failures()) {
                xml.append(
                        "    <failure message=\"%s\" type=\"assertion\"/>\n"
                                .formatted(escape(failure)));
            }
            if (!step.skipped().isEmpty()) {
                xml.append("    <skipped message=\"%s\"/>\n".formatted(escape(step.skipped())));
            }
            xml.append("    <system-out>%s</system-out>\n".formatted(escape(step.finding())));
            xml.append("  </testcase>\n");
        }
        xml.append("</testsuite>\n");
        Files.writeString(file, xml);
    }

    /** For XML and HTML alike. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
