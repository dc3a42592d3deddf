package dev.imagestreams.tags.rest;

import static dev.imagestreams.tags.TagServiceClient.asAlice;
import static dev.imagestreams.tags.TagServiceClient.create;
import static dev.imagestreams.tags.TagServiceClient.get;
import static dev.imagestreams.tags.TagServiceClient.json;
import static dev.imagestreams.tags.TagServiceClient.path;
import static dev.imagestreams.tags.TagServiceClient.problem;
import static dev.imagestreams.tags.stream.Examples.alias;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.image;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.InternalHeaders;
import dev.imagestreams.model.api.MappingCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.Verb;
import dev.imagestreams.tags.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MappingsIT {

    private static final String HERE = "127.0.0.1:5001/mappings/";

    @Test
    void aPushMovesItsTagAndWhoFollowsItAndMakesNoSpecTag() {
        StreamKey key = new StreamKey("mappings", "pushed");
        create(key, alias("stable", "latest"));

        Response pushed = map(key, "latest", image("pushed").withReference(""), Map.of(), Cause.PUSH);

        assertThat(pushed.statusCode()).isEqualTo(204);
        ImageStream stream = get(key);
        TagEvent event = newest(stream, "latest");
        assertThat(event.reference()).isEqualTo(HERE + "pushed@" + digest("pushed"));
        assertThat(event.generation()).isEqualTo(stream.generation()).isEqualTo(1);
        assertThat(event.by()).isEqualTo(new Attribution("alice", Cause.PUSH, Verb.CREATE));
        assertThat(stream.spec(tag("latest"))).isEmpty();
        assertThat(newest(stream, "stable").image()).isEqualTo(digest("pushed"));
        List<ImageChanged> moves = TestKafka.read(EventType.IMAGE_CHANGED, ImageChanged.class, key, 2);
        assertThat(moves).extracting(move -> move.by().cause()).containsExactly(Cause.PUSH, Cause.PROPAGATION);
        assertThat(moves).extracting(move -> move.by().verb()).containsOnly(Verb.CREATE);
    }

    @Test
    void theSameAgainChangesNothing() {
        StreamKey key = new StreamKey("mappings", "again");
        create(key);
        map(key, "a", image("mapped"), Map.of(), Cause.MAPPING);
        ImageStream once = get(key);

        map(key, "a", image("mapped"), Map.of(), Cause.MAPPING);

        assertThat(get(key)).isEqualTo(once);
        assertThat(newest(once, "a").reference()).isEqualTo(image("mapped").reference());
    }

    @Test
    void aManagedImageThatIsKnownIsPulledThroughTheStreamItIsMappedInto() {
        Map<String, String> managed = Map.of("openshift.io/image.managed", "true");
        StreamKey first = new StreamKey("mappings", "first");
        StreamKey second = new StreamKey("mappings", "second");
        create(first);
        create(second);
        Image image = image("managed").withReference(HERE + "first@" + digest("managed"));

        map(first, "a", image, managed, Cause.PUSH);
        map(second, "a", image, managed, Cause.PUSH);

        assertThat(newest(get(first), "a").reference()).isEqualTo(HERE + "first@" + digest("managed"));
        assertThat(newest(get(second), "a").reference()).isEqualTo(HERE + "second@" + digest("managed"));
    }

    @Test
    void everyPushOfManyAtOnceIsKept() throws Exception {
        StreamKey key = new StreamKey("mappings", "crowd");
        create(key);
        ExecutorService pushers = Executors.newFixedThreadPool(8);

        List<Future<Response>> pushes = IntStream.range(0, 24)
                .mapToObj(i ->
                        pushers.submit(() -> map(key, "t" + i % 6, image("crowd-" + i % 12), Map.of(), Cause.PUSH)))
                .toList();

        for (Future<Response> push : pushes) {
            assertThat(push.get().statusCode()).isEqualTo(204);
        }
        pushers.shutdown();
        assertThat(get(key).statusTags()).hasSize(6);
        assertThat(get(key).statusTags().stream()
                        .flatMap(status -> status.items().stream())
                        .map(TagEvent::image)
                        .distinct())
                .hasSize(12);
    }

    @Test
    void withoutStreamOrWithNonsenseNothingIsStored() {
        StreamKey key = new StreamKey("mappings", "nowhere");

        Response missing = map(key, "a", image("nowhere"), Map.of(), Cause.PUSH);
        create(key);
        Response unreadable = map(key, "a", image("nowhere").withReference("NOT A REF"), Map.of(), Cause.PUSH);
        Response odd = map(key, "a", image("nowhere"), Map.of(), Cause.SCHEDULE);

        assertThat(problem(missing).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(problem(unreadable).message())
                .isEqualTo("image.dockerImageReference: Invalid value: \"NOT A REF\": invalid reference format");
        assertThat(problem(odd).code()).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(asAlice().get("/internal/v1/images/" + digest("nowhere")).statusCode())
                .isEqualTo(404);
    }

    private static TagEvent newest(ImageStream stream, String tag) {
        return stream.status(tag(tag)).orElseThrow().items().get(0);
    }

    private static Response map(StreamKey key, String tag, Image image, Map<String, String> annotations, Cause cause) {
        ImageDraft draft = new ImageDraft(
                null, null, image, Map.of(), annotations, Housekeeping.NONE, null, null, List.of(), List.of());
        return asAlice()
                .header(InternalHeaders.VERB, "create")
                .body(json(new MappingCommand(draft, tag(tag), HERE + key.name(), cause)))
                .post(path(key) + "/mappings");
    }
}
