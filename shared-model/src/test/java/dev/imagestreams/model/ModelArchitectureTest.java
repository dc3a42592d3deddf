package dev.imagestreams.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

@AnalyzeClasses(packages = "dev.imagestreams.model", importOptions = ImportOption.DoNotIncludeTests.class)
class ModelArchitectureTest {

    @ArchTest
    static final ArchRule the_words_build_on_each_other_in_one_direction = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("error")
            .definedBy("..model.error..")
            .layer("net")
            .definedBy("..model.net..")
            .layer("image")
            .definedBy("..model.image..")
            .layer("follow")
            .definedBy("..model.follow..")
            .layer("stream")
            .definedBy("..model.stream..")
            .layer("event")
            .definedBy("..model.event..")
            .layer("api")
            .definedBy("..model.api..")
            .whereLayer("api")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("net")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("event")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("follow")
            .mayOnlyBeAccessedByLayers("event", "api")
            .whereLayer("stream")
            .mayOnlyBeAccessedByLayers("event", "api")
            .whereLayer("image")
            .mayOnlyBeAccessedByLayers("follow", "stream", "event", "api");

    @ArchTest
    static final ArchRule there_are_no_cycles =
            slices().matching("dev.imagestreams.model.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_framework_is_known = ArchRuleDefinition.classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.imagestreams.model..",
                    "java..",
                    "com.fasterxml.jackson..",
                    "io.cloudevents..",
                    "org.semver4j..",
                    "com.google.re2j..",
                    "io.opentelemetry..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule only_the_codec_knows_cloud_events = noClasses()
            .that()
            .doNotHaveSimpleName("EventCodec")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.cloudevents..");

    @ArchTest
    static final ArchRule only_policies_know_their_libraries = noClasses()
            .that()
            .resideOutsideOfPackage("..model.follow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.semver4j..", "com.google.re2j..");

    @ArchTest
    static final ArchRule nothing_is_read_written_or_connected = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.io\\.(File|Input|Output|Reader|Writer|RandomAccess).*|java\\.nio\\.(file|channels)\\..*"
                            + "|java\\.net\\.(.*Socket.*|http\\..*|URL|URLConnection)|java\\.sql\\..*")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class);
}
