package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.imports.registry.RegistryConfig.Mirror;
import dev.imagestreams.imports.registry.RegistryConfigs;
import dev.imagestreams.imports.registry.client.MirrorPlan.Place;
import dev.imagestreams.model.image.RepositoryName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MirrorsTest {

    @ParameterizedTest
    @CsvSource({
        "docker.io,               busybox,            m.example/hub/library/busybox",
        "docker.io/library,       busybox,            m.example/hub/busybox",
        "index.docker.io,         docker.io/team/app, m.example/hub/team/app",
        "r.example:5000,          r.example:5000/a/b, m.example/hub/a/b",
        "R.Example/team,          r.example/team/app, m.example/hub/app",
        "r.example/team/app,      r.example/team/app, m.example/hub",
        "r.example/team,          r.example/teamster/app, ",
        "r.example,               r.example:5000/app, ",
        "other.example,           r.example/app, "
    })
    void putsTheMirrorInThePlaceOfThePrefix(String prefix, String repository, String expected) {
        MirrorPlan plan = new Mirrors(rules(Map.of("a.prefix", prefix, "a.locations", "m.example/hub")))
                .of(RepositoryName.parse(repository).withClientDefaults());

        assertThat(names(plan.byTag())).isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(plan.byDigest()).isEqualTo(plan.byTag());
    }

    @Test
    void followsTheLongestRuleAndTheOrderWithinIt() {
        Mirrors mirrors = new Mirrors(rules(Map.of(
                "a.prefix", "r.example",
                "a.locations", "wide.example",
                "b.prefix", "r.example/team",
                "b.locations", "first.example/x,second.example/x")));

        assertThat(names(mirrors.of(RepositoryName.parse("r.example/team/app")).byTag()))
                .containsExactly("first.example/x/app", "second.example/x/app");
    }

    @Test
    void tagsAndDigestsMayHaveRulesOfTheirOwn() {
        MirrorPlan plan = new Mirrors(rules(Map.of(
                        "a.prefix", "r.example",
                        "a.locations", "digests.example",
                        "a.pull-from-mirror", "digest-only",
                        "b.prefix", "r.example",
                        "b.locations", "tags.example",
                        "b.pull-from-mirror", "tag-only",
                        "b.contact-source", "false")))
                .of(RepositoryName.parse("r.example/app"));

        assertThat(names(plan.byDigest())).containsExactly("digests.example/app");
        assertThat(names(plan.byTag())).containsExactly("tags.example/app");
        assertThat(plan.sourceForDigests()).isTrue();
        assertThat(plan.sourceForTags()).isFalse();
    }

    @Test
    void refusesAMirrorThatIsNoRegistry() {
        assertThatThrownBy(() -> new Mirrors(rules(Map.of("a.prefix", "r.example", "a.locations", "mirror"))))
                .hasMessageContaining("mirror is no registry");
        assertThatThrownBy(() -> new Mirrors(rules(Map.of("a.prefix", "library", "a.locations", "m.example"))))
                .hasMessageContaining("library is no registry");
    }

    private static List<String> names(List<Place> places) {
        return places.stream().map(place -> place.repository().toString()).toList();
    }

    private static Collection<Mirror> rules(Map<String, String> config) {
        Map<String, String> properties = new TreeMap<>();
        config.forEach((key, value) -> properties.put("imagestreams.registry.mirrors." + key, value));
        return RegistryConfigs.of(properties).mirrors().values();
    }
}
