package org.tidegate.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.tidegate.runtime", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule is_built_on_the_language_alone =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.tidegate.runtime..",
                            "java.lang..",
                            "java.util..",
                            "java.time",
                            "java.nio",
                            "java.io",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule opens_no_file_and_no_socket =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
                    .orShould()
                    .dependOnClassesThat()
                    .haveNameMatching("java\\.io\\.(?!IOException|UncheckedIOException).*");
}
