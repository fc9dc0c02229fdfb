package org.tidegate.rig.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The whole house at once; this module is the one place that sees all of it. */
class ArchitectureTest {
    private static final String PLANTED = "org.tidegate.rig.house.planted";

    /** For every rule the planted class that breaks it. */
    private static final Map<String, String> OFFENDERS =
            Map.ofEntries(
                    Map.entry("runtime knows nobody", "runtime.TouchesFiles"),
                    Map.entry("middle modules know runtime only", "protection.KnowsSibling"),
                    Map.entry("nothing below the rig knows it", "ocpp.KnowsTwin"),
                    Map.entry("internals stay at home", "controller.session.PeeksInside"),
                    Map.entry("every package is public by name or internal", "pilot.extra.Stray"),
                    Map.entry("no third party in a public signature", "hal.ShowsThirdParty"),
                    Map.entry("one place reads the machine's clocks", "protection.ReadsClock"),
                    Map.entry("core decides without machine", "controller.lane.Careless"),
                    Map.entry("core draws no luck of its own", "controller.lane.Careless"),
                    Map.entry("lane is told the time", "controller.lane.Careless"),
                    Map.entry("lane does not log", "controller.lane.Careless"),
                    Map.entry("lane knows no slow plane", "controller.lane.Careless"),
                    Map.entry(
                            "slow planes know neither lane nor each other",
                            "controller.energy.Nosy"),
                    Map.entry("no cycles", "protection.KnowsSibling"));

    @TestFactory
    Stream<DynamicTest> the_house_stands() {
        JavaClasses house =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.tidegate");
        return new HouseRules("org.tidegate")
                .all().entrySet().stream()
                        .map(rule ->
                                DynamicTest.dynamicTest(
                                        rule.getKey(), () -> rule.getValue().check(house)));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_catches_the_class_that_breaks_it() {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
        Map<String, ArchRule> rules = new HouseRules(PLANTED).all();
        return rules.entrySet().stream()
                .map(rule ->
                        DynamicTest.dynamicTest(
                                rule.getKey(),
                                () -> {
                                    List<String> caught =
                                            rule.getValue()
                                                    .evaluate(planted)
                                                    .getFailureReport()
                                                    .getDetails();
                                    String offender = OFFENDERS.get(rule.getKey());
                                    assertThat(caught)
                                            .anyMatch(line ->
                                                    line.contains(PLANTED + "." + offender));
                                }));
    }

    @Test
    void a_rule_without_an_offender_is_not_trusted() {
        assertThat(new HouseRules(PLANTED).all().keySet()).isEqualTo(OFFENDERS.keySet());
    }
}
