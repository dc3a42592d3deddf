package dev.imagestreams.imports.referrer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.imports.manifest.FetchedManifest;
import dev.imagestreams.imports.manifest.ReferrerDescriptor;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.source.ImageSource;
import dev.imagestreams.model.api.Referrer;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where referrers are looked for, and what hides what. */
class ReferrerReaderTest {

    private static final Digest SUBJECT = digest("image");
    private static final Digest LISTED = digest("listed");
    private static final Digest TAGGED = digest("tagged");
    private static final String TAG = "sha256-" + SUBJECT.hex();
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private final Repository repository = new Repository();
    private final ReferrerReader reader = new ReferrerReader(Clock.systemUTC());

    @Test
    void notesWhatIsListedAndCosignsTags() throws Exception {
        repository.list = List.of(new ReferrerDescriptor(LISTED, MANIFEST, "application/spdx+json", 7, Map.of()));
        repository.digests.put(TAG + ".sig", TAGGED);
        repository.index(TAG, "{\"manifests\":[]}");

        assertThat(reader.read(repository, SUBJECT))
                .satisfiesExactly(
                        sbom -> {
                            assertThat(sbom.digest()).isEqualTo(LISTED);
                            assertThat(sbom.kind()).isEqualTo(Referrer.Kind.SBOM);
                            assertThat(sbom.size()).isEqualTo(7);
                            assertThat(sbom.tag()).isNull();
                        },
                        signature -> {
                            assertThat(signature.digest()).isEqualTo(TAGGED);
                            assertThat(signature.kind()).isEqualTo(Referrer.Kind.SIGNATURE);
                            assertThat(signature.tag()).isEqualTo(TAG + ".sig");
                            assertThat(signature.mediaType()).isNull();
                        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"NOT_FOUND", "DENIED", "UNUSABLE"})
    void readsTheFallbackTagWhereNothingIsListed(Kind answer) throws Exception {
        repository.listing = answer;
        repository.index(
                TAG,
                "{\"manifests\":[{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":7}]}".formatted(MANIFEST, LISTED));

        assertThat(reader.read(repository, SUBJECT))
                .extracting(Referrer::digest)
                .containsExactly(LISTED);
    }

    @Test
    void doesNotReadTheFallbackTagBesideAList() throws Exception {
        repository.list = List.of();
        repository.index(
                TAG,
                "{\"manifests\":[{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":7}]}".formatted(MANIFEST, LISTED));

        assertThat(reader.read(repository, SUBJECT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "no json", "{\"config\":{},\"layers\":[]}", "{\"manifests\":[7]}"})
    void ignoresAFallbackTagThatIsNoIndexAndStillSeesCosigns(String content) throws Exception {
        repository.index(TAG, content);
        repository.digests.put(TAG + ".att", TAGGED);

        assertThat(reader.read(repository, SUBJECT))
                .extracting(Referrer::kind)
                .containsExactly(Referrer.Kind.ATTESTATION);
    }

    @Test
    void notesOnceWhatIsListedAndTagged() throws Exception {
        repository.list = List.of(new ReferrerDescriptor(TAGGED, MANIFEST, null, 7, Map.of()));
        repository.digests.put(TAG + ".sig", TAGGED);

        assertThat(reader.read(repository, SUBJECT)).singleElement().satisfies(referrer -> assertThat(referrer.tag())
                .isNull());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNAVAILABLE", "RATE_LIMITED", "TIMEOUT", "UNREACHABLE", "BAD_CREDENTIALS"})
    void endsWithWhatMayPassOrNeedsAnotherAccount(Kind failure) {
        repository.listing = failure;

        assertThatThrownBy(() -> reader.read(repository, SUBJECT))
                .isInstanceOfSatisfying(
                        RegistryException.class, told -> assertThat(told.kind()).isEqualTo(failure));
    }

    private static Digest digest(String content) {
        return Digest.sha256(content.getBytes(StandardCharsets.UTF_8));
    }

    /** A repository of which only what concerns referrers is asked. */
    private static final class Repository implements ImageSource {

        private final Map<String, Digest> digests = new HashMap<>();
        private final Map<String, FetchedManifest> manifests = new HashMap<>();
        private @Nullable List<ReferrerDescriptor> list;
        private Kind listing = Kind.NOT_FOUND;

        private void index(String tag, String content) {
            manifests.put(
                    tag,
                    new FetchedManifest(digest(content), "application/json", content.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public Optional<Digest> digestOf(TagName tag) throws RegistryException {
            return Optional.of(there(digests.get(tag.value()), Kind.NOT_FOUND));
        }

        @Override
        public FetchedManifest manifest(TagName tag) throws RegistryException {
            return there(manifests.get(tag.value()), Kind.NOT_FOUND);
        }

        @Override
        public FetchedManifest manifest(Digest digest) {
            throw new IllegalStateException("no manifest is fetched");
        }

        @Override
        public List<TagName> tags() {
            throw new IllegalStateException("no tags are listed");
        }

        @Override
        public List<ReferrerDescriptor> referrers(Digest subject) throws RegistryException {
            return there(list, listing);
        }

        @Override
        public byte[] configuration(Digest digest) {
            throw new IllegalStateException("no configuration is fetched");
        }

        private static <T> T there(@Nullable T value, Kind otherwise) throws RegistryException {
            if (value == null) {
                throw new RegistryException(otherwise, "as told");
            }
            return value;
        }
    }
}
