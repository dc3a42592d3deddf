package dev.imagestreams.tags;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.imagestreams.tags", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule rulesKnowNoFramework = noClasses()
            .that()
            .resideInAPackage("dev.imagestreams.tags.stream")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "org.apache.kafka..",
                    "java.sql..",
                    "org.hibernate..");

    @ArchTest
    static final ArchRule rulesKnowNoAdapter = noClasses()
            .that()
            .resideInAPackage("dev.imagestreams.tags.stream")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..tags.stream.postgres..",
                    "..tags.change..",
                    "..tags.command..",
                    "..tags.inbox..",
                    "..tags.messaging..",
                    "..tags.rest..",
                    "..tags.database..");

    @ArchTest
    static final ArchRule nothingKnowsTheWaysIn = noClasses()
            .that()
            .resideOutsideOfPackages("..tags.rest..", "..tags.messaging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..tags.rest..", "..tags.messaging..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.imagestreams.tags.(**)").should().beFreeOfCycles();
}
