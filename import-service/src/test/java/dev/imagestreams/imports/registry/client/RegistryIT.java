package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleImage.Format;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.ImportMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Imports over real HTTP, from a registry that behaves. */
class RegistryIT extends RegistryTestBed {

    @ParameterizedTest
    @EnumSource(Format.class)
    void importsAnImage(Format format) throws Exception {
        SampleImage sample = SampleImage.make(format, "1", Platform.of("linux", "arm64"));
        Digest digest = pusher.push(sample, "team/app", "prod");

        ImportOutcome.Resolved resolved = resolved(look("team/app:prod"));

        assertThat(resolved.reference()).isEqualTo(registry.address() + "/team/app@" + digest);
        assertThat(resolved.image().mediaType()).isEqualTo(format.manifestType());
        assertThat(resolved.image().config().platform()).isEqualTo(Platform.of("linux", "arm64"));
        assertThat(resolved.image().config().size())
                .isEqualTo(sample.config().length
                        + sample.layers().stream()
                                .mapToInt(layer -> layer.length)
                                .sum());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void importsAListWithItsImages(Format format) throws Exception {
        SampleIndex index =
                SampleIndex.make(format, "1", Platform.of("linux", "amd64"), new Platform("linux", "arm64", "v8"));
        Digest digest = pusher.push(index, "app", "1");

        ImportOutcome.Resolved resolved = resolved(look(clients(), "app:1", ImportMode.PRESERVE_ORIGINAL));

        assertThat(resolved.image().digest()).isEqualTo(digest);
        assertThat(resolved.image().mediaType()).isEqualTo(format.indexType());
        assertThat(resolved.children())
                .extracting(Image::digest)
                .containsExactlyElementsOf(
                        index.images().stream().map(SampleImage::digest).toList());
    }

    @Test
    void asksForAVersionOnceAndThenForManifestAndConfiguration() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        RegistryClients clients = clients();
        registry.forgetRequests();
        look(clients, "app:1", ImportMode.LEGACY);
        assertThat(registry.requests()).extracting(Object::toString).first().isEqualTo("GET /v2/");
        assertThat(registry.requests()).hasSize(3);
        registry.forgetRequests();

        look(clients, "app:1", ImportMode.LEGACY);

        assertThat(registry.requests())
                .extracting(request -> request.path())
                .doesNotContain("/v2/")
                .hasSize(2);
    }

    /** A registry that has only an old kind then sends it, and we can say what is wrong with it. */
    @Test
    void takesEveryKindOfManifestAndAnythingElseLast() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.forgetRequests();

        look("app:1");

        assertThat(registry.requests())
                .filteredOn(request -> request.isForManifest())
                .singleElement()
                .satisfies(request -> assertThat(request.header("accept"))
                        .contains("application/vnd.docker.distribution.manifest.v2+json,"
                                + " application/vnd.docker.distribution.manifest.list.v2+json,"
                                + " application/vnd.oci.image.manifest.v1+json,"
                                + " application/vnd.oci.image.index.v1+json, */*;q=0.1"));
    }
}
