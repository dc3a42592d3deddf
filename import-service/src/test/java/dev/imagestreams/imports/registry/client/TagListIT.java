package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryFault;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.image.TagName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of tags: of one page, of many, without an end, and of nonsense. */
class TagListIT extends RegistryTestBed {

    @Test
    void listsTheTagsOfARepository() throws Exception {
        pusher.push(SampleImage.version("1"), "team/app", "one");
        pusher.push(SampleImage.version("1"), "team/app", "two");

        assertThat(list("team/app")).extracting(TagName::value).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void followsThePages() throws Exception {
        registry.misbehave(pages(
                "{\"tags\":[\"a\",\"b\"]}", "</v2/app/tags/list?n=2&last=b>; rel=\"next\"",
                "{\"tags\":[\"c\"]}", "<http://another.name.example/v2/app/tags/list?last=c&n=2>;rel=next",
                "{\"tags\":null}", ""));

        assertThat(list("app")).extracting(TagName::value).containsExactly("a", "b", "c");
        assertThat(registry.requests()).hasSize(4);
    }

    @Test
    void goesOnFromTheLastTagWhereAFullPageHasNoLink() throws Exception {
        List<String> all =
                IntStream.range(0, 1_100).mapToObj(i -> "t" + (1_000 + i)).toList();
        registry.misbehave((request, real) -> {
            String last = request.parameter("last").orElse("");
            String tags = all.stream()
                    .filter(tag -> tag.compareTo(last) > 0)
                    .limit(request.parameter("n").map(Integer::parseInt).orElse(Integer.MAX_VALUE))
                    .collect(Collectors.joining("\",\""));
            return page(request.path(), "{\"tags\":[\"" + tags + "\"]}", "");
        });

        assertThat(list("app")).extracting(TagName::value).containsExactlyElementsOf(all);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void asksForSmallerPagesWhereLargeOnesAreRefused(int status) throws Exception {
        List<String> all = IntStream.range(100, 350).mapToObj(i -> "t" + i).toList();
        registry.misbehave((request, real) -> {
            int size = request.parameter("n").map(Integer::parseInt).orElse(0);
            if (size > 100) {
                return RegistryAnswer.error(status, "TOO_MANY_TAGS_REQUESTED", "too many tags requested");
            }
            String last = request.parameter("last").orElse("");
            String tags = all.stream()
                    .filter(tag -> tag.compareTo(last) > 0)
                    .limit(size)
                    .collect(Collectors.joining("\",\""));
            return page(request.path(), "{\"tags\":[\"" + tags + "\"]}", "");
        });

        assertThat(list("app")).extracting(TagName::value).containsExactlyElementsOf(all);
    }

    @Test
    void believesAFullPageThatComesAgainToBeAll() throws Exception {
        String tags = IntStream.range(0, 1_000).mapToObj(i -> "\"t" + i + '"').collect(Collectors.joining(","));
        AtomicInteger asked = new AtomicInteger();
        registry.misbehave((request, real) -> {
            asked.addAndGet(request.path().endsWith("/tags/list") ? 1 : 0);
            return page(request.path(), "{\"tags\":[" + tags + "]}", "");
        });

        assertThat(list("app")).hasSize(1_000);
        assertThat(asked).hasValue(2);
    }

    @Test
    void leavesACircleOfPages() {
        registry.misbehave((request, real) -> page(request.path(), "{\"tags\":[\"a\"]}", "<?n=1>; rel=\"next\""));

        assertThat(failure()).hasMessageContaining("lead in a circle");
    }

    @Test
    void leavesAListWithoutAnEnd() {
        AtomicInteger count = new AtomicInteger();
        registry.misbehave((request, real) -> page(
                request.path(),
                "{\"tags\":[\"t" + count.incrementAndGet() + "\"]}",
                "<?last=t" + count.get() + ">; rel=\"next\""));

        assertThat(failure()).hasMessageContaining("does not end");
        assertThat(count.get()).isLessThanOrEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<http://other.example/elsewhere?x=1>",
                "</v2/other/tags/list?n=1>",
                "<:// no>",
                "</v2/app/tags/list>"
            })
    void isNotLedElsewhere(String link) {
        registry.misbehave((request, real) -> page(request.path(), "{\"tags\":[\"a\"]}", link + "; rel=\"next\""));

        assertThat(failure()).hasMessageContaining("is not one of this repository");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no json", "[]", "{\"tags\":{}}", "{\"tags\":[\"no tag\"]}", "{\"tags\":[1.5e400]}", "null"})
    void refusesWhatIsNoListOfTags(String body) {
        registry.misbehave((request, real) -> page(request.path(), body, ""));

        assertThat(failure()).hasMessageEndingWith("malformed list of tags");
    }

    @Test
    void saysThatThereIsNoSuchRepository() {
        registry.misbehave((request, real) -> request.path().endsWith("/tags/list")
                ? RegistryAnswer.error(404, "NAME_UNKNOWN", "repository name not known to registry")
                : real.get());

        assertThat(failure().kind()).isEqualTo(Kind.NOT_FOUND);
    }

    private RegistryException failure() {
        return catchThrowableOfType(RegistryException.class, () -> list("app"));
    }

    private List<TagName> list(String repository) throws RegistryException {
        return clients()
                .configured()
                .open(RepositoryName.parse(registry.address() + '/' + repository), true)
                .tags();
    }

    /** @param bodiesAndLinks a body and its link in turn */
    private static RegistryFault pages(String... bodiesAndLinks) {
        AtomicInteger next = new AtomicInteger();
        return (request, real) -> {
            if (!request.path().endsWith("/tags/list")) {
                return real.get();
            }
            int page = next.getAndAdd(2);
            return page(request.path(), bodiesAndLinks[page], bodiesAndLinks[page + 1]);
        };
    }

    private static RegistryAnswer page(String path, String body, String link) {
        if (!path.endsWith("/tags/list")) {
            return RegistryAnswer.of(200);
        }
        RegistryAnswer answer = RegistryAnswer.of(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
        return link.isEmpty() ? answer : answer.withHeader("Link", link);
    }
}
