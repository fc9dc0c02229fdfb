package org.tidegate.ocpp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(
        packages = "org.tidegate.ocpp",
        importOptions = ImportOption.DoNotIncludeTests.class)
class FencesTest {
    @ArchTest
    static final ArchRule netty_stays_in_net =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..internal.net..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule jackson_stays_in_json_and_dialect =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..internal.json..", "..internal.dialect..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule decisions_know_no_text_on_the_wire =
            noClasses()
                    .that()
                    .resideInAnyPackage("..internal.profile..", "..internal.message..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..internal.dialect..", "..internal.net..", "..internal.station..");

    @ArchTest
    static final ArchRule nobody_reads_a_clock =
            noClasses()
                    .should()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule the_front_door_shows_no_third_party =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAPackage("org.tidegate.ocpp")
                    .and()
                    .arePublic()
                    .should()
                    .notHaveRawReturnType(
                            DescribedPredicate.describe(
                                    "a third party's",
                                    c ->
                                            c.getPackageName().startsWith("io.")
                                                    || c.getPackageName().startsWith("com.")));
}
