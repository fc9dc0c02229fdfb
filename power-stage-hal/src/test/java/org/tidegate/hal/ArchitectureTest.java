package org.tidegate.hal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.tidegate.hal", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knows_runtime_and_its_buses_only =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.tidegate.hal..",
                            "org.tidegate.runtime",
                            "java..",
                            "javax..",
                            "org.jspecify..",
                            "org.slf4j",
                            "com.fazecast.jSerialComm",
                            "org.snakeyaml.engine..",
                            "com.pi4j..");

    @ArchTest
    static final ArchRule yaml_stays_where_maps_are_read =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.tidegate.hal.internal.mapfile")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule pi4j_stays_behind_its_port =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.tidegate.hal.internal.pi4j")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.pi4j..");
}
