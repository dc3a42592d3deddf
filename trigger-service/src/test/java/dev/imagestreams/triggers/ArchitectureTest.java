package dev.imagestreams.triggers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.imagestreams.triggers", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] TECHNOLOGY = {
        "io.quarkus..",
        "io.smallrye.reactive..",
        "io.vertx..",
        "org.apache.kafka..",
        "org.hibernate..",
        "jakarta.persistence..",
        "jakarta.ws.rs..",
        "java.sql..",
        "javax.sql..",
        "org.postgresql..",
        "io.fabric8.."
    };

    @ArchTest
    static final ArchRule signaturesArePure = noClasses()
            .that()
            .resideInAPackage("..triggers.signature..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "java..", "javax.crypto..", "..triggers.signature..", "..model.api..", "org.jspecify..");

    @ArchTest
    static final ArchRule rulesKnowNoTechnology = noClasses()
            .that()
            .resideInAnyPackage(
                    "..triggers.subscription",
                    "..triggers.change",
                    "..triggers.circle",
                    "..triggers.notice",
                    "..triggers.notify",
                    "..triggers.delivery",
                    "..triggers.replay",
                    "..triggers.secret",
                    "..triggers.pointer",
                    "..triggers.workload",
                    "..triggers.openshift",
                    "..triggers.reconcile")
            .and()
            .haveSimpleNameNotEndingWith("Lifecycle")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TECHNOLOGY);

    @ArchTest
    static final ArchRule onlyWaysInKnowTheWaysIn = noClasses()
            .that()
            .resideOutsideOfPackages("..triggers.rest..", "..triggers.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..triggers.rest..", "..triggers.messaging..");

    @ArchTest
    static final ArchRule nothingKnowsAnAdapterToTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackage("..postgres..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..postgres..");

    @ArchTest
    static final ArchRule entitiesStayBesideTheirAdapter = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .bePackagePrivate()
            .andShould()
            .resideInAPackage("..postgres..");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("dev.imagestreams.triggers.(**)").should().beFreeOfCycles();
}
