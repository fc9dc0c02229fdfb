package org.tidegate.ocpp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.tidegate.ocpp", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knows_runtime_netty_and_jackson_only =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.tidegate.ocpp..",
                            "org.tidegate.runtime",
                            "java..",
                            "javax..",
                            "org.jspecify..",
                            "org.slf4j",
                            "io.netty..",
                            "com.fasterxml.jackson..");
}
