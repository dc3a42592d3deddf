package dev.imagestreams.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.imagestreams.launcher", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrowsPointFromWordsToParts = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("command")
            .definedBy("..launcher.command..")
            .layer("demo")
            .definedBy("..launcher.demo..")
            .layer("stack")
            .definedBy("..launcher.stack..")
            .layer("gateway")
            .definedBy("..launcher.gateway..")
            .layer("webhook")
            .definedBy("..launcher.webhook..")
            .layer("process")
            .definedBy("..launcher.process..")
            .layer("data")
            .definedBy("..launcher.data..")
            .whereLayer("command")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("demo")
            .mayOnlyBeAccessedByLayers("command")
            .whereLayer("stack")
            .mayOnlyBeAccessedByLayers("command", "demo")
            .whereLayer("gateway")
            .mayOnlyBeAccessedByLayers("demo", "stack")
            .whereLayer("webhook")
            .mayOnlyBeAccessedByLayers("demo")
            .whereLayer("process")
            .mayOnlyBeAccessedByLayers("stack")
            .whereLayer("data")
            .mayOnlyBeAccessedByLayers("command", "demo", "stack", "gateway");

    /** The demo proves something only if it uses the public API and nothing else. */
    @ArchTest
    static final ArchRule demoKnowsNoBackend = noClasses()
            .that()
            .resideInAPackage("..launcher.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..embedded.kafka..", "..embedded.postgres..", "..model.api..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule onlyCommandsKnowTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("..launcher.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");
}
