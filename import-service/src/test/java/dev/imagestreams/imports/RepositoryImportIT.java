package dev.imagestreams.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.RepositoryImport;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamTag;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code spec.dockerImageRepository}: a whole repository, wanted by an event. */
@QuarkusTest
class RepositoryImportIT extends ImportTestBed {

    @Test
    void tellsTheTagsOfARepositoryAfterThoseNamed() throws Exception {
        pusher.push(SampleImage.version("1"), "whole", "1.0");
        pusher.push(SampleImage.version("2"), "whole", "latest");
        pusher.push(SampleImage.version("3"), "app", "named");
        UUID request = UUID.randomUUID();

        wire.say(request, wholeAnd(source("named", 3)));

        Wire.Heard heard = onlyAnswer();
        assertThat(heard.id()).isEqualTo(DerivedId.ofAnswer(request));
        assertThat(heard.event().results())
                .extracting(result -> result.source().tag())
                .containsExactly(new StreamTag("named"), new StreamTag("latest"), new StreamTag("1.0"));
        assertThat(heard.event().results())
                .extracting(result -> result.source().generation())
                .containsExactly(3L, null, null);
        assertThat(heard.event().results())
                .extracting(SourceResult::result)
                .allMatch(ImportOutcome.Resolved.class::isInstance);
        assertThat(heard.event().results().get(1).source().from()).isEqualTo(repository() + ":latest");
    }

    @Test
    void answersAlsoWhenTheRepositoryCannotBeListed() throws Exception {
        registry.misbehave((request, real) ->
                request.path().endsWith("/tags/list") ? RegistryAnswer.error(404, "NAME_UNKNOWN", "no") : real.get());
        pusher.push(SampleImage.version("3"), "app", "named");

        wire.say(UUID.randomUUID(), wholeAnd(source("named", 3)));

        assertThat(onlyAnswer().event().results())
                .extracting(result -> result.source().tag())
                .containsExactly(new StreamTag("named"));
    }

    private ImportRequested wholeAnd(TagImport named) {
        RepositoryImport whole = new RepositoryImport(
                repository(), new ImportPolicy(true, false, ImportMode.LEGACY), ReferencePolicy.SOURCE);
        return new ImportRequested(stream, uid, VERSIONS.incrementAndGet(), ANN, List.of(named), whole, List.of());
    }

    private static String repository() {
        return registry.address() + "/whole";
    }
}
