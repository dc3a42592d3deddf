package dev.imagestreams.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the packages of the gateway. */
@AnalyzeClasses(packages = "dev.imagestreams.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.imagestreams.gateway";

    @ArchTest
    static final ArchRule convertersAreFunctionsOfTheSharedWordsAndTheirModels = noClasses()
            .that()
            .resideInAPackage(ROOT + ".image.convert")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..", "io.quarkus..", "org.eclipse..", "org.jboss..", ROOT + ".api..", ROOT + ".client..");

    @ArchTest
    static final ArchRule theAuthorityKnowsNoServer = noClasses()
            .that()
            .resideInAPackage(ROOT + ".tls")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.vertx..");

    @ArchTest
    static final ArchRule mannersKnowNoFeature = noClasses()
            .that()
            .resideInAPackage(ROOT + ".api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".auth..", ROOT + ".project..", ROOT + ".image..", ROOT + ".trigger..", ROOT + ".client..");

    @ArchTest
    static final ArchRule featuresMeetOnlyInManners = noClasses()
            .that()
            .resideInAPackage(ROOT + ".image..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".project..", ROOT + ".trigger..");

    @ArchTest
    static final ArchRule whoMayIsDecidedWithoutKnowingWhereProjectsAreKept = noClasses()
            .that()
            .resideInAPackage(ROOT + ".auth")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".project..", "jakarta.persistence..");

    @ArchTest
    static final ArchRule onlyTheAdapterKnowsTheDatabase = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Panache")
            .and()
            .haveSimpleNameNotEndingWith("Entity")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "io.quarkus.hibernate..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();
}
