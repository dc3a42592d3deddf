package dev.imagestreams.imports.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.Platform;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlatformChoiceTest {

    private static final Platform USUAL = Platform.of("linux", "amd64");

    @Property
    void choosesAnEntryOfTheListAlways(
            @ForAll("platforms") @NotEmpty List<Platform> offered, @ForAll("preference") Platform preferred)
            throws Exception {
        List<ImageManifest> entries = entries(offered);

        assertThat(choose(entries, preferred)).isIn(entries);
    }

    @Property
    void choosesThePreferredPlatformWheneverItIsOffered(
            @ForAll("platforms") List<Platform> offered, @ForAll("platform") Platform preferred) throws Exception {
        List<Platform> all = new ArrayList<>(offered);
        all.add(preferred);

        Platform chosen = choose(entries(all), preferred).platform();

        assertThat(chosen.os()).isEqualTo(preferred.os());
        assertThat(chosen.architecture()).isEqualTo(preferred.architecture());
    }

    @Property
    void choosesTheUsualPlatformWhenThePreferredIsNotOffered(@ForAll("platforms") List<Platform> offered)
            throws Exception {
        List<Platform> all = new ArrayList<>(offered);
        all.add(USUAL);

        Platform chosen = choose(entries(all), Platform.of("plan9", "mips")).platform();

        assertThat(chosen).extracting(Platform::os, Platform::architecture).containsExactly("linux", "amd64");
    }

    @Property
    void isTheFirstOfTheEntriesThatFitEquallyWell(@ForAll("platforms") @NotEmpty List<Platform> offered)
            throws Exception {
        List<ImageManifest> entries = entries(offered);
        List<ImageManifest> twice = new ArrayList<>(entries);
        twice.addAll(entries(offered));

        assertThat(choose(twice, null)).isSameAs(choose(entries, null));
    }

    @Property
    void takesTheUsualPlatformOfThisPlaceBeforeTheWorlds(@ForAll("platforms") List<Platform> offered) throws Exception {
        List<Platform> all = new ArrayList<>(offered);
        all.add(USUAL);
        Platform power = Platform.of("linux", "ppc64le");
        all.add(power);

        assertThat(new PlatformChoice(null, power).choose(entries(all)).platform())
                .isEqualTo(power);
    }

    @Test
    void aPreferenceMayNameAnArchitectureAlone() throws Exception {
        List<ImageManifest> entries =
                entries(List.of(USUAL, Platform.of("windows", "arm64"), Platform.of("linux", "arm64")));

        assertThat(choose(entries, Platform.of("", "arm64"))).isSameAs(entries.get(1));
    }

    @Provide
    Arbitrary<Platform> platform() {
        return Combinators.combine(Arbitraries.of("linux", "windows"), Arbitraries.of("amd64", "arm64", "s390x"))
                .as(Platform::of);
    }

    @Provide
    Arbitrary<Platform> preference() {
        return platform().injectNull(0.3);
    }

    @Provide
    Arbitrary<List<Platform>> platforms() {
        Arbitrary<String> variant = Arbitraries.of("v7", "v8").injectNull(0.5);
        return Combinators.combine(platform(), variant)
                .as((platform, v) -> new Platform(platform.os(), platform.architecture(), v))
                .list()
                .ofMaxSize(6);
    }

    private static ImageManifest choose(List<ImageManifest> entries, @Nullable Platform preferred)
            throws RegistryException {
        return new PlatformChoice(preferred, USUAL).choose(entries);
    }

    private static List<ImageManifest> entries(List<Platform> platforms) {
        return platforms.stream()
                .map(platform -> new ImageManifest(
                        Digest.sha256(platform.toString().getBytes(StandardCharsets.UTF_8)), "m", 1, platform))
                .toList();
    }
}
