package org.tidegate.board;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "org.tidegate.board",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knows_runtime_and_the_yaml_library_only =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.tidegate.board..",
                            "org.tidegate.runtime",
                            "java..",
                            "org.jspecify..",
                            "org.snakeyaml.engine..");

    @ArchTest
    static final ArchRule the_yaml_library_is_hidden =
            noClasses()
                    .that()
                    .resideInAPackage("org.tidegate.board")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.snakeyaml.engine..");
}
