package org.tidegate.rig.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.controller.assembly.GridProfile;
import org.tidegate.protection.ProtectionSettings;
import org.tidegate.protection.ProtectionSettings.FrequencyResponse;
import org.tidegate.protection.ProtectionSettings.Stage;

/** A slice of the procedures, and proof that they find what is wrong. */
class ConformanceTest {
    private static final ProtectionSettings CATEGORY_3 = load("ieee1547-2018-cat3");

    private static ProtectionSettings load(String code) {
        return GridProfile.load(code, 3, false).settings();
    }

    private static List<Procedure> some(ProtectionSettings profile, String... ids) {
        return Conformance.procedures(profile).stream()
                .filter(p -> Stream.of(ids).anyMatch(p.id()::startsWith))
                .toList();
    }

    /** The whole of every code takes about 20 s each and is {@code tidegate conformance}. */
    @TestFactory
    Stream<DynamicTest> the_assembled_charger_passes() {
        var slice = new ArrayList<Procedure>();
        slice.addAll(some(CATEGORY_3, "trip-uv2-", "trip-of2-", "trip-ov2-time-all"));
        slice.addAll(some(CATEGORY_3, "rt-lv-3-abcd-export95", "rt-hv-3-ab2c-export95"));
        slice.addAll(some(CATEGORY_3, "es-own-high-frequency", "es-case5", "fr-droop-own"));
        slice.addAll(some(CATEGORY_3, "vv-1b-export20", "vw-3", "cpf-90-inject", "priority"));
        var registers = AssembledCharger.overRegisters(CATEGORY_3, "ieee1547-2018-cat3", 230);
        var samples = AssembledCharger.onSamples(CATEGORY_3, "ieee1547-2018-cat3", 230);
        List<Procedure> sampled =
                some(CATEGORY_3, "trip-ov2-time-l2", "trip-of2-time", "rt-phase-jump-60");
        return Stream.concat(
                slice.stream().map(p -> passes(registers, p)),
                sampled.stream().map(p -> passes(samples, p)));
    }

    private static DynamicTest passes(Subject subject, Procedure procedure) {
        return DynamicTest.dynamicTest(
                procedure.id() + " on " + subject.name(),
                () -> {
                    Outcome o = Conformance.run(subject, procedure, 1);
                    assertThat(o.skipped() + o.broken()).isEmpty();
                    assertThat(o.verdicts()).allMatch(Verdict::passed);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"vde-ar-n-4105", "en50549-1", "uk-g98-g99"})
    void other_codes_get_their_procedures_from_their_own_data(String code) {
        ProtectionSettings profile = load(code);
        var ids = new HashSet<String>();
        for (Procedure p : Conformance.procedures(profile)) {
            assertThat(ids.add(p.id())).as("twice: " + p.id()).isTrue();
            assertThat(p.probes()).as(p.id()).isNotEmpty();
        }
        for (Stage stage : profile.stages()) {
            String prefix =
                    "trip-" + TripProcedures.plain(stage.id()).toLowerCase(Locale.ROOT) + "-";
            assertThat(ids).anyMatch(id -> id.startsWith(prefix));
        }
        var quick = some(profile, "trip-").stream().filter(p -> p.seconds() < 10).findFirst();
        Outcome o =
                Conformance.run(
                        AssembledCharger.overRegisters(profile, code, 230), quick.orElseThrow(), 1);
        assertThat(o.passed()).as(o.verdicts() + o.broken()).isTrue();
    }

    // ---- a charger with a fault fails the procedure made for it ----

    @TestFactory
    Stream<DynamicTest> every_planted_fault_is_found() {
        return Stream.of(
                        fault("a threshold 3 % too high", "trip-ov2-magnitude", stages(1.03, 1)),
                        fault("a threshold 3 % too low", "trip-uv2-magnitude", stages(0.97, 1)),
                        fault("half a hertz off", "trip-of2-magnitude", stages(1.008, 1)),
                        fault("a delay 20 % too long", "trip-uv2-time-all", stages(1, 1.2)),
                        fault("a delay 20 % too short", "trip-uv2-time-l2", stages(1, 0.8)),
                        fault("a delay too short for a pulse", "trip-uv2-pulse", stages(1, 0.5)),
                        fault("trips where it has to stay", "rt-lv-3-abcd", earlyUnderVoltage()),
                        fault("half the wait", "es-own-high-frequency", service(0.5, 1)),
                        fault("a third of the ramp", "es-own-high-frequency", service(1, 0.3)),
                        fault("a droop too flat", "fr-droop-own-over", droop(1.6, 0)),
                        fault("a wide deadband", "fr-droop-own-under", droop(1, 0.4)))
                .map(f ->
                        DynamicTest.dynamicTest(
                                f.name, () -> assertThat(passes(f)).as(f.procedure).isFalse()));
    }

    private record Fault(
            String name,
            String procedure,
            java.util.function.UnaryOperator<ProtectionSettings> plant) {}

    private static Fault fault(
            String name,
            String procedure,
            java.util.function.UnaryOperator<ProtectionSettings> plant) {
        return new Fault(name, procedure, plant);
    }

    private static boolean passes(Fault fault) {
        var subject = AssembledCharger.overRegisters(CATEGORY_3, "with a fault", 230);
        List<Procedure> procedures = some(CATEGORY_3, fault.procedure);
        assertThat(procedures).isNotEmpty();
        return procedures.stream()
                .map(p -> withFault(p, fault))
                .allMatch(p -> Conformance.run(subject, p, 1).passed());
    }

    /** The fault goes in after the procedure's own set-up, which would otherwise undo it. */
    private static Procedure withFault(Procedure p, Fault fault) {
        return new Procedure(
                p.id(),
                p.section(),
                p.title(),
                p.clause(),
                TestSettings.all(p.setup(), fault.plant),
                p.setupText(),
                p.start(),
                p.demandPu(),
                p.inService(),
                p.segments(),
                p.probes());
    }

    private static java.util.function.UnaryOperator<ProtectionSettings> stages(
            double threshold, double delay) {
        return s ->
                TestSettings.stages(
                                s.stages().stream()
                                        .map(g ->
                                                new Stage(
                                                        g.id(),
                                                        g.quantity(),
                                                        g.over(),
                                                        g.threshold() * threshold,
                                                        Math.round(g.delayNanos() * delay)))
                                        .toList())
                        .apply(s);
    }

    private static java.util.function.UnaryOperator<ProtectionSettings> earlyUnderVoltage() {
        var stage =
                new Stage(
                        "UV1",
                        ProtectionSettings.Quantity.ANY_VOLTAGE,
                        false,
                        0.75,
                        3_000_000_000L);
        return TestSettings.stages(List.of(stage));
    }

    private static java.util.function.UnaryOperator<ProtectionSettings> service(
            double wait, double ramp) {
        return s -> {
            var e = s.service();
            return TestSettings.service(
                            new ProtectionSettings.Service(
                                    e.lowestVoltagePu(),
                                    e.highestVoltagePu(),
                                    e.lowestFrequencyHz(),
                                    e.highestFrequencyHz(),
                                    Math.round(e.observationNanos() * wait),
                                    Math.round(e.rampNanos() * ramp)))
                    .apply(s);
        };
    }

    private static java.util.function.UnaryOperator<ProtectionSettings> droop(
            double gain, double deadbandHz) {
        return s -> {
            var d = (FrequencyResponse.Droop) s.frequencyResponse();
            return TestSettings.response(
                            new FrequencyResponse.Droop(
                                    d.overDeadbandHz() + deadbandHz,
                                    d.underDeadbandHz() + deadbandHz,
                                    d.overDroop() * gain,
                                    d.underDroop() * gain,
                                    d.responseNanos(),
                                    -1,
                                    1))
                    .apply(s);
        };
    }

    // ---- the report ----

    @Test
    void the_report_is_one_page_and_a_junit_file_that_says_the_same(@TempDir Path folder)
            throws Exception {
        var subject = AssembledCharger.overRegisters(CATEGORY_3, "ieee1547-2018-cat3", 230);
        var good = some(CATEGORY_3, "trip-ov2-time-all").getFirst();
        var bad = withFault(good, fault("late", "", stages(1, 2)));
        var outcomes =
                List.of(
                        Conformance.run(subject, good, 1),
                        Conformance.run(subject, bad, 1),
                        Conformance.run(
                                subject, some(CATEGORY_3, "rt-phase-jump-20").getFirst(), 1));

        var report = new ConformanceReport("ieee1547-2018-cat3", folder);
        for (Outcome outcome : outcomes) {
            report.add(outcome);
        }
        report.finish(Map.of("a & b", "<c>"), 1_768_478_400_000L);

        var xml =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(folder.resolve("junit.xml").toFile())
                        .getDocumentElement();
        assertThat(xml.getAttribute("tests")).isEqualTo("3");
        assertThat(xml.getAttribute("failures")).isEqualTo("1");
        assertThat(xml.getAttribute("skipped")).isEqualTo("1");
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page)
                .contains("1 of 2 passed", "1 not run", "clearing time of OV2", "&lt;c&gt;", "<svg")
                .doesNotContain("<script", "<link", "http:", "https:");
        assertThat(folder.resolve("records/trip-ov2-time-all-registers.csv"))
                .content()
                .startsWith("t,va,vb,vc,f,p,q,mode\n");
        assertThat(folder.resolve("procedures/trip-ov2-time-all.json"))
                .content()
                .contains("\"kind\" : \"Clears\"");
    }
}
