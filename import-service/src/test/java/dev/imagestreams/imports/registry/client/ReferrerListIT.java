package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryFault;
import dev.imagestreams.imports.manifest.ReferrerDescriptor;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists of referrers: of several pages, without an end, refused, and of nonsense. */
class ReferrerListIT extends RegistryTestBed {

    private static final Digest SUBJECT = Digest.sha256(new byte[] {1});

    @Test
    void followsThePages() throws Exception {
        registry.misbehave(pages(page -> entries(page * 40, 40), page -> page < 1 ? "?page=" + (page + 1) : ""));

        assertThat(list()).hasSize(80).doesNotHaveDuplicates();
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void stopsWhereThereAreEnough() throws Exception {
        registry.misbehave(pages(page -> entries(page * 40, 40), page -> "?page=" + (page + 1)));

        assertThat(list()).hasSize(100);
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    void leavesPagesThatDoNotEnd() throws Exception {
        registry.misbehave(pages(page -> entries(0, 1), page -> "?page=" + (page + 1)));

        assertThat(list()).hasSize(1);
        assertThat(asked()).isEqualTo(10);
    }

    @Test
    void followsNoLinkOutOfTheList() {
        registry.misbehave(pages(page -> entries(0, 1), page -> "/v2/other/referrers/" + SUBJECT + "?page=1"));

        assertThat(failure().kind()).isEqualTo(RegistryException.Kind.UNUSABLE);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void refusesNonsense() {
        registry.misbehave(pages(page -> "<html>", page -> ""));

        assertThat(failure().kind()).isEqualTo(RegistryException.Kind.UNUSABLE);
    }

    @Test
    void refusesWhatIsTooLong() {
        registry.misbehave(pages(page -> " ".repeat(5 * 1024 * 1024), page -> ""));

        assertThat(failure().kind()).isEqualTo(RegistryException.Kind.UNUSABLE);
    }

    private List<ReferrerDescriptor> list() throws RegistryException {
        return clients()
                .configured()
                .open(RepositoryName.parse(registry.address() + "/app"), true)
                .referrers(SUBJECT);
    }

    private RegistryException failure() {
        try {
            throw new AssertionError("listed " + list());
        } catch (RegistryException e) {
            return e;
        }
    }

    private long asked() {
        return registry.requests().stream()
                .filter(request -> request.path().contains("/referrers/"))
                .count();
    }

    /** Page after page, counted from 0. */
    private static RegistryFault pages(IntFunction<String> body, IntFunction<String> link) {
        AtomicInteger pages = new AtomicInteger();
        return (request, real) -> {
            if (!request.path().contains("/referrers/")) {
                return real.get();
            }
            int page = pages.getAndIncrement();
            RegistryAnswer answer = RegistryAnswer.of(
                    200,
                    "application/vnd.oci.image.index.v1+json",
                    body.apply(page).getBytes(StandardCharsets.UTF_8));
            String next = link.apply(page);
            return next.isEmpty() ? answer : answer.withHeader("Link", '<' + next + ">; rel=\"next\"");
        };
    }

    private static String entries(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj("{\"mediaType\":\"m\",\"digest\":\"sha256:%064x\",\"size\":1}"::formatted)
                .collect(Collectors.joining(",", "{\"schemaVersion\":2,\"manifests\":[", "]}"));
    }
}
