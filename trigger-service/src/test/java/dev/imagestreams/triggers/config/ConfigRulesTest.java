package dev.imagestreams.triggers.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.ModelJson;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.DeploymentConfig;
import io.fabric8.openshift.api.model.ImageChangeTriggerStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConfigRulesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    /** Where tags point to, by {@code stream:tag}. */
    private final Map<String, String> images = new HashMap<>();

    private final Resolution resolution =
            tag -> Optional.ofNullable(images.get(tag.stream().name() + ':' + tag.tag()));

    record Move(String tag, String image) {}

    @Provide
    Arbitrary<List<Move>> moves() {
        return Combinators.combine(Arbitraries.of("a:1", "b:1"), Arbitraries.of("one", "two", "three"))
                .as(Move::new)
                .list()
                .ofMaxSize(20);
    }

    @Property
    void aBuildConfigIsBuiltForEveryMoveAndForNothingElse(@ForAll("moves") List<Move> moves) {
        images.clear();
        StoredConfig config = buildConfig();
        long due = 0;
        for (Move move : moves) {
            boolean moved = !move.image().equals(images.put(move.tag(), move.image()));
            due += moved ? 1 : 0;
            config = settled(config);
            assertThat(status(config)).isEqualTo(due);
            assertThat(config.decide(resolution, NOW))
                    .as("what is noted is settled")
                    .isEmpty();
        }
    }

    @Test
    void whatFiredIsGivenATimeAndWhatDidNotKeepsIts() {
        StoredConfig config = buildConfig();
        images.put("a:1", "one");
        images.put("b:1", "one");
        config = settled(config);
        images.put("b:1", "two");

        Firing second = config.decide(resolution, NOW.plusSeconds(60)).orElseThrow();

        List<ImageChangeTriggerStatus> noted =
                ((BuildConfig) second.after().object()).getStatus().getImageChangeTriggers();
        assertThat(noted)
                .extracting(ImageChangeTriggerStatus::getLastTriggerTime)
                .containsExactly("2026-01-02T03:04:05Z", "2026-01-02T03:05:05Z");
        assertThat(second.number()).isEqualTo(2);
    }

    @Test
    void aTagThatIsGoneKeepsWhatWasNoted() {
        StoredConfig config = buildConfig();
        images.put("a:1", "one");
        images.put("b:1", "one");
        config = settled(config);
        images.remove("a:1");
        images.put("b:1", "two");

        config = settled(config);

        assertThat(((BuildConfig) config.object()).getStatus().getImageChangeTriggers())
                .extracting(ImageChangeTriggerStatus::getLastTriggeredImageID)
                .containsExactly("one", "two");
    }

    @Test
    void fieldsNobodyKnowsAreKept() {
        StoredConfig config = deploymentConfig();
        images.put("a:1", "one");

        StoredConfig after = settled(config);

        assertThat(after.content().toString()).contains("somethingNew=kept");
        assertThat(((DeploymentConfig) after.object())
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getImage())
                .isEqualTo("one");
        assertThat(after.follows()).extracting(TagKey::toString).containsExactly("team/a:1");
    }

    private StoredConfig settled(StoredConfig config) {
        return config.decide(resolution, NOW).map(Firing::after).orElse(config);
    }

    private static long status(StoredConfig config) {
        return Optional.ofNullable(((BuildConfig) config.object()).getStatus())
                .map(status -> status.getLastVersion())
                .orElse(0L);
    }

    private static StoredConfig buildConfig() {
        return stored(
                ConfigKind.BUILD_CONFIG,
                BuildConfig.class,
                """
                {"kind":"BuildConfig","apiVersion":"build.openshift.io/v1",
                 "metadata":{"name":"web","namespace":"team","uid":"%s"},
                 "spec":{"triggers":[
                   {"type":"ImageChange","imageChange":{"from":{"kind":"ImageStreamTag","name":"a:1"}}},
                   {"type":"ImageChange","imageChange":{"from":{"kind":"ImageStreamTag","name":"b:1"}}}]}}"""
                        .formatted(UUID.randomUUID()));
    }

    private static StoredConfig deploymentConfig() {
        return stored(
                ConfigKind.DEPLOYMENT_CONFIG,
                DeploymentConfig.class,
                """
                {"kind":"DeploymentConfig","apiVersion":"apps.openshift.io/v1",
                 "metadata":{"name":"web","namespace":"team","uid":"%s"},
                 "spec":{"somethingNew":"kept","template":{"spec":{"containers":[{"name":"web"}]}},
                   "triggers":[{"type":"ImageChange","imageChangeParams":{"automatic":true,"containerNames":["web"],
                     "from":{"kind":"ImageStreamTag","name":"a:1"}}}]}}"""
                        .formatted(UUID.randomUUID()));
    }

    private static <T extends HasMetadata> StoredConfig stored(ConfigKind kind, Class<T> type, String json) {
        try {
            return StoredConfig.of(kind, ModelJson.mapper().readValue(json, type));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
