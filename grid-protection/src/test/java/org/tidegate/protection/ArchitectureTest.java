package org.tidegate.protection;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.tidegate.protection", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knows_runtime_and_the_language_only =
            classes()
                    .that()
                    .resideOutsideOfPackage("..evidence..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.tidegate.protection..",
                            "org.tidegate.runtime",
                            "java.lang..",
                            "java.util..",
                            "org.jspecify..");

    /** Evidence is bytes and dates; how they reach a disk is the port's matter. */
    @ArchTest
    static final ArchRule evidence_writes_bytes_through_a_port =
            classes()
                    .that()
                    .resideInAPackage("..evidence..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.tidegate.protection..",
                            "org.tidegate.runtime",
                            "java.lang..",
                            "java.util..",
                            "java.time..",
                            "java.nio",
                            "java.nio.charset",
                            "java.io",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule time_is_an_argument =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.tidegate.runtime.Clock")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Thread.class)
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");
}
