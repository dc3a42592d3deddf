package dev.imagestreams.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.imagestreams.embedded", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Each backend can be used without the others. */
    @ArchTest
    static final ArchRule backendsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("..embedded.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..embedded.postgres..", "..embedded.registry..", "..embedded.testing..");

    @ArchTest
    static final ArchRule databaseKnowsNoBroker = noClasses()
            .that()
            .resideInAPackage("..embedded.postgres..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..embedded.kafka..", "..embedded.registry..", "..embedded.testing..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule registryKnowsNoBackend = noClasses()
            .that()
            .resideInAPackage("..embedded.registry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..embedded.kafka..", "..embedded.postgres..", "..embedded.testing..");

    /** Production code must start without a test framework on the class path. */
    @ArchTest
    static final ArchRule onlyTestingKnowsJunit = noClasses()
            .that()
            .resideOutsideOfPackage("..embedded.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");
}
