package dev.imagestreams.imports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the packages, and what each technology is known by. */
@AnalyzeClasses(packages = "dev.imagestreams.imports", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.imagestreams.imports.";

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule resolvingKnowsNoFrameworkAndNoAdapter = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "manifest", ROOT + "source", ROOT + "follow", ROOT + "look", ROOT + "resolve")
            .and()
            .haveSimpleNameNotStartingWith("Metered")
            .and()
            .haveSimpleNameNotEndingWith("Config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "io.vertx..",
                    "io.micrometer..",
                    "org.apache.kafka..",
                    "java.sql..",
                    ROOT + "registry.client..",
                    ROOT + "registry.auth..",
                    ROOT + "database..",
                    ROOT + "messaging..",
                    ROOT + "task..",
                    ROOT + "schedule..");

    @ArchTest
    static final ArchRule onlyTheTransportKnowsTheHttpClient = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "registry.transport", ROOT + "registry.client", ROOT + "config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..");

    @ArchTest
    static final ArchRule onlyMessagingKnowsKafka = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "messaging")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.cloudevents..");

    @ArchTest
    static final ArchRule onlyStoresKnowTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "database")
            .and()
            .haveSimpleNameNotEndingWith("Store")
            .and()
            // Hands one connection to two stores, so that both write in one transaction.
            .doNotHaveSimpleName("RequestIntake")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule authenticationKnowsTheTransportOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + "registry.auth")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.vertx..",
                    ROOT + "registry.client..",
                    ROOT + "source..",
                    ROOT + "resolve..");

    @ArchTest
    static final ArchRule nobodyDependsOnTheWaysIn = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "rest", ROOT + "messaging", ROOT + "config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "rest", ROOT + "messaging", ROOT + "config");
}
