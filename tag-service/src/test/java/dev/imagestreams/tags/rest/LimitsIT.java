package dev.imagestreams.tags.rest;

import static dev.imagestreams.tags.TagServiceClient.asAlice;
import static dev.imagestreams.tags.TagServiceClient.create;
import static dev.imagestreams.tags.TagServiceClient.get;
import static dev.imagestreams.tags.TagServiceClient.imported;
import static dev.imagestreams.tags.TagServiceClient.json;
import static dev.imagestreams.tags.TagServiceClient.path;
import static dev.imagestreams.tags.TagServiceClient.problem;
import static dev.imagestreams.tags.TagServiceClient.put;
import static dev.imagestreams.tags.TagServiceClient.read;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.image;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.ImportReceipt;
import dev.imagestreams.model.api.MappingCommand;
import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.api.NamespaceUsage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.Problem;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.model.stream.StreamKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LimitsIT {

    private static final String V = "registry.example/team/app:";
    private static final String QUOTA = "exceeded quota: isq, requested: openshift.io/imagestreams=1, used:"
            + " openshift.io/imagestreams=1, limited: openshift.io/imagestreams=1";

    @Test
    void aThirdReferenceIsRefusedHoweverItComes() {
        limit("lim-tags", new NamespaceLimits(2L, null, null, null, null));
        StreamKey key = new StreamKey("lim-tags", "app");
        create(key, external("a", V + 1), external("b", V + 2));

        Problem tagged = problem(put(key, external("c", V + 3)));
        Problem created = problem(create(
                new StreamKey("lim-tags", "other"), external("a", V + 1), external("b", V + 2), external("c", V + 3)));

        assertThat(tagged.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(tagged.message()).contains("openshift.io/image-tags").endsWith("(3 > 2)");
        assertThat(created.message()).contains("openshift.io/image-tags").endsWith("(3 > 2)");
        assertThat(put(key, external("again", V + 1)).statusCode()).isEqualTo(201);
    }

    @Test
    void anImportThatExceedsALimitIsRefusedAndItsNewTagsSayWhy() {
        limit("lim-images", new NamespaceLimits(null, 2L, null, null, null));
        StreamKey key = new StreamKey("lim-images", "app");
        create(key);
        imported(key, resolved("a", null, V + 1, "lim-one"));
        imported(key, resolved("a", null, V + 1, "lim-two"));

        ImportReceipt refused =
                imported(key, resolved("a", null, V + 1, "lim-three"), resolved("b", null, V + 1, "lim-three"));
        ImportReceipt known = imported(key, resolved("c", null, V + 1, "lim-one"));

        assertThat(refused.rejected().code()).isEqualTo(ErrorCode.INVALID);
        assertThat(refused.rejected().message())
                .startsWith("[]: Internal error:")
                .contains("(3 > 2)");
        assertThat(get(key).status(tag("a"))
                        .orElseThrow()
                        .newest()
                        .orElseThrow()
                        .image())
                .isEqualTo(digest("lim-two"));
        assertThat(get(key).status(tag("a")).orElseThrow().failure()).isNull();
        assertThat(get(key).status(tag("b")).orElseThrow().failure().reason()).isEqualTo("Forbidden");
        assertThat(known.rejected()).isNull();
    }

    @Test
    void anImageThatIsTooLargeIsNotMapped() {
        limit("lim-size", new NamespaceLimits(null, null, 99L, null, null));
        StreamKey key = new StreamKey("lim-size", "app");
        create(key);
        ImageDraft draft = new ImageDraft(
                null, null, image("large"), Map.of(), Map.of(), Housekeeping.NONE, null, null, List.of(), List.of());

        Problem refused = problem(asAlice()
                .body(json(new MappingCommand(draft, tag("a"), "registry.here/lim-size/app", Cause.PUSH)))
                .post(path(key) + "/mappings"));

        assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refused.message())
                .isEqualTo("requested usage of storage exceeds the maximum limit per openshift.io/Image (100 > 99)");
    }

    @Test
    void oneStreamIsOneStreamHoweverManyAreMadeAtOnce() throws Exception {
        limit("lim-quota", new NamespaceLimits(null, null, null, 1L, "isq"));
        ExecutorService makers = Executors.newFixedThreadPool(6);
        List<Future<Response>> made = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            StreamKey key = new StreamKey("lim-quota", "stream-" + i);
            boolean whole = i % 2 == 0;
            made.add(makers.submit(() -> whole ? create(key) : put(key, external("a", V + 1))));
        }

        int created = 0;
        for (Future<Response> maker : made) {
            Response response = maker.get();
            if (response.statusCode() == 201) {
                created++;
            } else {
                assertThat(problem(response).code()).isEqualTo(ErrorCode.FORBIDDEN);
                assertThat(problem(response).message()).isEqualTo(QUOTA);
            }
        }
        makers.shutdown();
        ImportReceipt imported = imported(new StreamKey("lim-quota", "imported"), resolved("a", null, V + 1, "x"));

        assertThat(created).isEqualTo(1);
        assertThat(usage("lim-quota")).isEqualTo(1);
        assertThat(imported.rejected().message()).isEqualTo(QUOTA);
    }

    @Test
    void aLimitThatIsTakenAwayLimitsNothing() {
        StreamKey key = new StreamKey("lim-gone", "app");
        limit("lim-gone", new NamespaceLimits(0L, null, null, 0L, "none"));
        Response before = create(key, external("a", V + 1));
        limit("lim-gone", NamespaceLimits.NONE);

        Response after = create(key, external("a", V + 1));

        assertThat(before.statusCode()).isNotEqualTo(201);
        assertThat(after.statusCode()).isEqualTo(201);
    }

    private static long usage(String namespace) {
        return read(asAlice().get("/internal/v1/namespaces/" + namespace + "/usage"), NamespaceUsage.class)
                .streams();
    }

    private static void limit(String namespace, NamespaceLimits limits) {
        String path = "/internal/v1/namespaces/" + namespace + "/limits";
        assertThat(read(asAlice().body(json(limits)).put(path), NamespaceLimits.class))
                .isEqualTo(limits);
    }
}
