package org.tidegate.rig.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tidegate.rig.story.JunitXml;
import org.tidegate.rig.story.StepResult;

/** Writes the outcomes for people (one HTML file that needs nothing else) and for CI (JUnit). */
final class ConformanceReport {
    private static final String STYLE =
            """
            :root{color-scheme:light dark;--bg:#fbfaf7;--fg:#1d2327;--dim:#66717a;--line:#d9d6cd;
            --ok:#1c7c54;--no:#b3261e;--skip:#8a6d1d;--card:#fff;--a:#1f5fa8;--b:#b2631a;--c:#6b3fa0}
            @media(prefers-color-scheme:dark){:root{--bg:#14181b;--fg:#e6e3dc;--dim:#98a2aa;
            --line:#333a40;--ok:#5cc796;--no:#ff8a80;--skip:#d9b44a;--card:#1b2024;--a:#7fb4f0;
            --b:#f0a860;--c:#c3a1ee}}
            body{background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif;
            margin:0 auto;max-width:60rem;padding:1.5rem}
            h1{font-size:1.5rem}h2{margin-top:2.2rem;border-bottom:1px solid var(--line)}
            table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.25rem .6rem .25rem 0;
            border-bottom:1px solid var(--line);vertical-align:top}
            .num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
            details{background:var(--card);border:1px solid var(--line);border-radius:6px;
            margin:.5rem 0;padding:.4rem .8rem}summary{cursor:pointer}
            .ok{color:var(--ok)}.no{color:var(--no)}.skip{color:var(--skip)}.dim{color:var(--dim)}
            svg{width:100%;height:auto;margin:.5rem 0}svg text{fill:var(--dim);font:10px system-ui}
            svg .name{font-weight:600}svg .frame{fill:none;stroke:var(--line)}
            svg .grid{stroke:var(--line);stroke-dasharray:2 3}
            svg polyline{fill:none;stroke-width:1.4}.l1{stroke:var(--a)}.l2{stroke:var(--b)}
            .l3{stroke:var(--c)}.f,.p{stroke:var(--a)}.q{stroke:var(--b)}
            svg .met{fill:var(--ok);fill-opacity:.16;stroke:var(--ok);stroke-opacity:.5}
            svg .missed{fill:var(--no);fill-opacity:.2;stroke:var(--no)}
            .mCO{fill:var(--ok);opacity:.5}.mTR{fill:var(--no)}.mES{fill:var(--a);opacity:.6}
            .mMC,.mCTE{fill:var(--c)}.mMO,.mPO,.mND{fill:var(--b)}
            """;

    /**
     * What is kept of a run: recordings are on the disk by then, all of them would fill the heap.
     */
    private record Entry(
            String section, boolean ran, boolean passed, String html, StepResult result) {}

    private final String profile;
    private final Path folder;
    private final List<Entry> entries = new ArrayList<>();

    ConformanceReport(String profile, Path folder) throws IOException {
        this.profile = profile;
        this.folder = folder;
        Files.createDirectories(folder.resolve("records"));
        Files.createDirectories(folder.resolve("procedures"));
    }

    /** Writes procedure and record of a run, and remembers what the page says about it. */
    void add(Outcome outcome) throws IOException {
        Files.writeString(
                folder.resolve("procedures").resolve(outcome.procedure().id() + ".json"),
                ProcedureJson.write(outcome.procedure()));
        if (outcome.wasRun()) {
            Files.writeString(
                    folder.resolve("records").resolve(outcome.id() + ".csv"),
                    csv(outcome.recording()));
        }
        entries.add(
                new Entry(
                        outcome.procedure().section(),
                        outcome.wasRun(),
                        outcome.passed(),
                        card(outcome),
                        step(outcome)));
    }

    /**
     * @param facts what the report's head says: paths, versions, times
     */
    void finish(Map<String, String> facts, long wallMillis) throws IOException {
        Files.writeString(folder.resolve("report.html"), html(facts, wallMillis));
        JunitXml.write(
                folder.resolve("junit.xml"),
                "conformance " + profile,
                wallMillis,
                facts,
                entries.stream().map(Entry::result).toList());
    }

    private static StepResult step(Outcome o) {
        var failures = new ArrayList<String>();
        if (!o.broken().isEmpty()) {
            failures.add(o.broken());
        }
        for (Verdict v : o.verdicts()) {
            if (!v.passed()) {
                failures.add(v.asked() + ": " + v.seen());
            }
        }
        String finding =
                String.join(
                        "; ", o.verdicts().stream().map(v -> v.asked() + ": " + v.seen()).toList());
        return new StepResult(o.id(), 0, o.procedure().seconds(), failures, finding, o.skipped());
    }

    /** Time, grid and response as recorded; the columns a bench's recorder would write. */
    private static String csv(Recording r) {
        var text = new StringBuilder("t,va,vb,vc,f,p,q,mode\n");
        for (int i = 0; i < r.rows(); i++) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%.3f,%.4f,%.4f,%.4f,%.3f,%.4f,%.4f,%s%n",
                            r.timeS(i),
                            r.voltagePu(1, i),
                            r.voltagePu(2, i),
                            r.voltagePu(3, i),
                            r.frequencyHz(i),
                            r.activePu(i),
                            r.reactivePu(i),
                            r.mode(i).abbreviation()));
        }
        return text.toString();
    }

    private String html(Map<String, String> facts, long wallMillis) {
        long ran = entries.stream().filter(Entry::ran).count();
        long failed = entries.stream().filter(e -> e.ran() && !e.passed()).count();
        long skipped = entries.size() - ran;
        var page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(JunitXml.escape("Conformance " + profile))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n<h1>")
                .append(JunitXml.escape("Conformance of Tidegate with " + profile))
                .append("</h1>\n<p>");
        page.append(
                "<strong class=\"%s\">%d of %d passed</strong>%s."
                        .formatted(
                                failed == 0 ? "ok" : "no",
                                ran - failed,
                                ran,
                                skipped == 0 ? "" : ", %d not run".formatted(skipped)));
        page.append(
                """
                 Power is plus into the vehicle and minus into the grid, in per unit of rated apparent
                power, taken from the physics of the twin and not from what the charger says. A run in
                simulation is evidence for the design, not a certificate.</p>
                """);
        page.append("<table>");
        facts.forEach((key, value) ->
                page.append(
                        "<tr><th>%s<td>%s\n"
                                .formatted(JunitXml.escape(key), JunitXml.escape(value))));
        page.append("<tr><th>date<td>")
                .append(Instant.ofEpochMilli(wallMillis).truncatedTo(ChronoUnit.SECONDS))
                .append("</table>\n");
        bySection().forEach((section, list) -> section(page, section, list));
        return page.append("</html>\n").toString();
    }

    private Map<String, List<Entry>> bySection() {
        var sections = new LinkedHashMap<String, List<Entry>>();
        for (Entry e : entries) {
            sections.computeIfAbsent(e.section(), _ -> new ArrayList<>()).add(e);
        }
        return sections;
    }

    private static void section(StringBuilder page, String name, List<Entry> entries) {
        long good = entries.stream().filter(e -> e.ran() && e.passed()).count();
        long ran = entries.stream().filter(Entry::ran).count();
        page.append(
                "<h2>%s <small class=\"dim\">%d of %d</small></h2>\n"
                        .formatted(JunitXml.escape(name), good, ran));
        entries.forEach(e -> page.append(e.html()));
    }

    private static String card(Outcome o) {
        var page = new StringBuilder();
        String mark = !o.wasRun() ? "skip" : o.passed() ? "ok" : "no";
        String word = !o.wasRun() ? "not run" : o.passed() ? "passed" : "FAILED";
        page.append(
                "<details%s><summary><span class=\"%s\">%s</span> %s <span class=\"dim\">%s, %s</span></summary>\n"
                        .formatted(
                                mark.equals("no") ? " open" : "",
                                mark,
                                word,
                                JunitXml.escape(o.procedure().title()),
                                JunitXml.escape(o.procedure().id()),
                                JunitXml.escape(o.subject())));
        page.append(
                "<p class=\"dim\">%s. Set-up: %s. Seed %d.</p>\n"
                        .formatted(
                                JunitXml.escape(o.procedure().clause()),
                                JunitXml.escape(o.procedure().setupText()),
                                o.seed()));
        if (!o.skipped().isEmpty()) {
            page.append("<p class=\"skip\">%s</p>\n".formatted(JunitXml.escape(o.skipped())));
        }
        if (!o.broken().isEmpty()) {
            page.append("<p class=\"no\">%s</p>\n".formatted(JunitXml.escape(o.broken())));
        }
        page.append(Plot.svg(o));
        verdicts(page, o);
        return page.append("</details>\n").toString();
    }

    private static void verdicts(StringBuilder page, Outcome o) {
        if (o.verdicts().isEmpty()) {
            return;
        }
        page.append("<table><tr><th>asked<th>seen<th class=\"num\">margin<th>\n");
        for (Verdict v : o.verdicts()) {
            page.append(
                    "<tr><td>%s<td>%s<td class=\"num\">%s<td class=\"%s\">%s\n"
                            .formatted(
                                    JunitXml.escape(v.asked()),
                                    JunitXml.escape(v.seen()),
                                    Double.isNaN(v.margin())
                                            ? ""
                                            : Verdict.number(v.margin()) + " " + v.unit(),
                                    v.passed() ? "ok" : "no",
                                    v.passed() ? "passed" : "FAILED"));
        }
        page.append("</table>\n");
    }
}
