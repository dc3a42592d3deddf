package dev.imagestreams.imports.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.imagestreams.imports.manifest.MediaTypes;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.imports.source.RememberingSources;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome.Failed;
import dev.imagestreams.model.event.ImportOutcome.Resolved;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageLayer;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImageResolverTest {

    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");

    private final ShelfSource shelf = new ShelfSource();
    private final ImageResolver resolver = new ImageResolver(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void describesTheImageATagPointsTo() throws Exception {
        Digest configuration = shelf.putConfiguration(
                """
                {"created":"2026-01-02T03:04:05.6+01:00","author":"ann","architecture":"arm64","os":"linux","variant":"v8",
                 "docker_version":"28","parent":"","comment":"c","container":"x","rootfs":{"type":"layers"},
                 "config":{"User":"1001","ExposedPorts":{"9090/tcp":{},"8080/tcp":{}},"Env":["B=2","A=1"],"Cmd":["serve"],
                  "Entrypoint":["/run"],"Volumes":{"/z":{},"/a":{}},"WorkingDir":"/app","Labels":{"k":"v"},"OnBuild":["RUN x"]}}""");
        Digest digest = shelf.put(MediaTypes.OCI_MANIFEST, ShelfSource.image(configuration));
        shelf.tag("1", digest);

        Image image = resolved("acme/app:1", ImportMode.LEGACY, null).image();

        assertThat(image.reference()).isEqualTo("acme/app@" + digest);
        assertThat(image.mediaType()).isEqualTo(MediaTypes.OCI_MANIFEST);
        assertThat(image.layers()).extracting(ImageLayer::size).containsExactly(100L, 10L, 100L);
        assertThat(image.config().id()).isEqualTo(configuration);
        assertThat(image.config().created()).isEqualTo("2026-01-02T02:04:05.600Z");
        assertThat(image.config().platform()).isEqualTo(new Platform("linux", "arm64", "v8"));
        assertThat(image.config().parent()).isNull();
        assertThat(image.config().dockerVersion()).isEqualTo("28");
        assertThat(image.config().config().exposedPorts()).containsExactly("8080/tcp", "9090/tcp");
        assertThat(image.config().config().volumes()).containsExactly("/a", "/z");
        assertThat(image.config().config().env()).containsExactly("B=2", "A=1");
        assertThat(image.config().config().labels()).containsEntry("k", "v");
        assertThat(image.config().config().onBuild()).containsExactly("RUN x");
        assertThat(image.config().size())
                .as("configuration and distinct layers")
                .isEqualTo(shelf.configuration(configuration).length + 110);
    }

    /** Of Docker Hub's own repositories a client writes only the end. */
    @Test
    void refusesANameThatIsTooLongWithWhatAClientFillsIn() {
        Resolution resolution = resolver.resolve(
                new TagImport(null, null, "a".repeat(250), ImportPolicy.DEFAULT, ReferencePolicy.SOURCE, null), shelf);

        assertThat(resolution.outcome()).asInstanceOf(type(Failed.class)).satisfies(failed -> {
            assertThat(failed.code()).isEqualTo(ErrorCode.INVALID);
            assertThat(failed.message()).contains("repository name must not be more than 255 characters");
        });
    }

    @ParameterizedTest
    @CsvSource({"app, latest", "app:latest, latest", "app:1, 1", "registry.example:5000/team/app:1, 1"})
    void keepsTheSpellingThatWasTyped(String typed, String tag) {
        Digest digest = shelf.putImage("{}");
        shelf.tag(tag, digest);

        Resolved resolved = resolved(typed, ImportMode.LEGACY, null);

        String repository = typed.replaceFirst(":(latest|1)$", "");
        assertThat(resolved.reference()).isEqualTo(repository + "@" + digest);
    }

    @Test
    void aDigestWinsOverATag() {
        Digest digest = shelf.putImage("{}");

        assertThat(resolved("app:other@" + digest, ImportMode.LEGACY, null).reference())
                .isEqualTo("app@" + digest);
        assertThat(shelf.asked()).contains("GET " + digest);
    }

    @Test
    void takesOneImageOfAListInLegacyMode() {
        Digest amd = shelf.putImage("{\"architecture\":\"amd64\"}");
        Digest arm = shelf.putImage("{\"architecture\":\"arm64\"}");
        Digest index = shelf.putIndex(List.of(arm, amd), List.of("linux/arm64", "linux/amd64"));
        shelf.tag("1", index);

        Resolution.Success success =
                (Resolution.Success) resolver.resolve(source("app:1", ImportMode.LEGACY, null), shelf);

        assertThat(success.outcome().image().digest()).isEqualTo(amd);
        assertThat(success.outcome().children()).isEmpty();
        assertThat(success.source()).as("what the tag itself points to").isEqualTo(index);
        assertThat(resolved("app:1", ImportMode.LEGACY, Platform.of("linux", "arm64"))
                        .image()
                        .digest())
                .isEqualTo(arm);
    }

    @Test
    void keepsTheListAndEveryImageInPreserveOriginalMode() {
        Digest amd = shelf.putImage("{\"architecture\":\"amd64\"}");
        Digest arm = shelf.putImage("{\"architecture\":\"arm64\"}");
        Digest index = shelf.putIndex(List.of(amd, arm, amd), List.of("linux/amd64", "linux/arm64", "linux/amd64"));
        shelf.tag("1", index);

        Resolved resolved = resolved("q.example/app:1", ImportMode.PRESERVE_ORIGINAL, null);

        assertThat(resolved.reference()).isEqualTo("q.example/app@" + index);
        assertThat(resolved.image().layers()).isEmpty();
        assertThat(resolved.image().manifests())
                .extracting(ImageManifest::digest)
                .containsExactly(amd, arm, amd);
        assertThat(resolved.image().config().id()).isEqualTo(index);
        assertThat(resolved.image().config().created()).isEqualTo(NOW);
        assertThat(resolved.image().config().size()).isZero();
        assertThat(resolved.children()).extracting(Image::digest).containsExactly(amd, arm);
        assertThat(resolved.children())
                .extracting(Image::reference)
                .containsExactly("q.example/app@" + amd, "q.example/app@" + arm);
    }

    @Test
    void aListWhoseImagesSayMoreThanCanBeToldIsRefusedBeforeAllOfItIsHeld() {
        String text = "x".repeat(1_000_000);
        List<Digest> images = IntStream.range(0, 5)
                .mapToObj(i -> shelf.putImage(
                        "{\"config\":{\"Labels\":{\"a%d\":\"%s\",\"b\":\"%s\"}}}".formatted(i, text, text)))
                .toList();
        shelf.tag("1", shelf.putIndex(images, Collections.nCopies(5, "linux/amd64")));

        Resolution resolution = resolver.resolve(
                new TagImport(
                        null,
                        null,
                        "app:1",
                        new ImportPolicy(false, false, ImportMode.PRESERVE_ORIGINAL),
                        ReferencePolicy.SOURCE,
                        null),
                shelf);

        assertThat(resolution.passing()).isFalse();
        assertThat(resolution.outcome())
                .asInstanceOf(type(Failed.class))
                .extracting(Failed::message)
                .asString()
                .endsWith("what its images say about themselves is too large");
    }

    @ParameterizedTest
    @EnumSource(ImportMode.class)
    void aSingleImageIsTheSameInBothModes(ImportMode mode) {
        Digest digest = shelf.putImage("{}");
        shelf.tag("1", digest);

        Resolved resolved = resolved("app:1", mode, null);

        assertThat(resolved.image().digest()).isEqualTo(digest);
        assertThat(resolved.children()).isEmpty();
    }

    @Test
    void picksAnImageFromAListInAList() {
        Digest image = shelf.putImage("{}");
        Digest inner = shelf.putIndex(List.of(image), List.of("linux/amd64"));
        Digest outer = shelf.putIndex(List.of(inner), List.of("linux/amd64"));
        shelf.tag("1", outer);

        Resolved resolved = resolved("app:1", ImportMode.PRESERVE_ORIGINAL, null);

        assertThat(resolved.children()).extracting(Image::digest).containsExactly(image);
    }

    @ParameterizedTest
    @EnumSource(ImportMode.class)
    void refusesListsNestedTooDeep(ImportMode mode) {
        Digest nested = shelf.putImage("{}");
        for (int i = 0; i < 7; i++) {
            nested = shelf.putIndex(List.of(nested), List.of("linux/amd64"));
        }
        shelf.tag("1", nested);

        assertThat(failed("app:1", mode).message()).contains("nested more than 4 deep");
    }

    @ParameterizedTest
    @EnumSource(ImportMode.class)
    void refusesAnEmptyList(ImportMode mode) {
        shelf.tag("1", shelf.putIndex(List.of(), List.of()));

        assertThat(failed("app:1", mode).message())
                .isEqualTo("Internal error occurred: docker.io/library/app:1: no manifests in manifest list");
    }

    @Test
    void refusesAListOfTooManyImages() {
        Digest image = shelf.putImage("{}");
        shelf.tag("1", shelf.putIndex(Collections.nCopies(101, image), Collections.nCopies(101, "linux/amd64")));

        assertThat(failed("app:1", ImportMode.PRESERVE_ORIGINAL).message()).contains("more than 100 manifests");
    }

    @Test
    void failsAsAWholeWhenAChildIsMissing() {
        Digest there = shelf.putImage("{}");
        shelf.tag(
                "1", shelf.putIndex(List.of(there, Digest.sha256(new byte[1])), List.of("linux/amd64", "linux/arm64")));

        assertThat(failed("app:1", ImportMode.PRESERVE_ORIGINAL).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "a:b:c, invalid reference format",
        "app@sha256:12, invalid reference format",
        "'', repository name must have at least one component"
    })
    void answersAnUnreadableReferenceOnItsField(String from, String why) {
        Failed failed = failed(from, ImportMode.LEGACY);

        assertThat(failed.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(failed.message())
                .startsWith("from.name: Invalid value: \"" + from + "\": invalid name: ")
                .contains(why);
    }

    @Test
    void saysThatANameIsNotInLowerCaseAsOpenShiftDoes() {
        assertThat(failed("UPPER/case:v1", ImportMode.LEGACY))
                .isEqualTo(new Failed(
                        ErrorCode.INTERNAL,
                        "Internal error occurred: unable to parse docker reference UPPER/case:v1:"
                                + " invalid reference format: repository name must be lowercase"));
    }

    @Test
    void fetchesWhatManyTagsShareOnlyOncePerRequest() {
        Digest image = shelf.putImage("{}");
        shelf.tag("1", shelf.putIndex(List.of(image), List.of("linux/amd64")));
        shelf.tag("2", shelf.putIndex(List.of(image, image), List.of("linux/amd64", "linux/arm64")));
        ImageSources remembered = new RememberingSources(shelf);

        resolver.resolve(source("app:1", ImportMode.LEGACY, null), remembered);
        resolver.resolve(source("app:2", ImportMode.LEGACY, null), remembered);

        assertThat(shelf.asked().stream().filter(asked -> asked.equals("GET " + image)))
                .hasSize(1);
        assertThat(shelf.asked().stream().filter(asked -> asked.startsWith("BLOB")))
                .hasSize(1);
    }

    private Resolved resolved(String from, ImportMode mode, @Nullable Platform preferred) {
        return assertThat(resolver.resolve(source(from, mode, preferred), shelf).outcome())
                .asInstanceOf(type(Resolved.class))
                .actual();
    }

    private Failed failed(String from, ImportMode mode) {
        return assertThat(resolver.resolve(source(from, mode, null), shelf).outcome())
                .asInstanceOf(type(Failed.class))
                .actual();
    }

    private static TagImport source(String from, ImportMode mode, @Nullable Platform preferred) {
        return new TagImport(null, null, from, new ImportPolicy(false, false, mode), ReferencePolicy.SOURCE, preferred);
    }
}
