package dev.imagestreams.tags.rest;

import static dev.imagestreams.tags.TagServiceClient.asAlice;
import static dev.imagestreams.tags.TagServiceClient.changes;
import static dev.imagestreams.tags.TagServiceClient.create;
import static dev.imagestreams.tags.TagServiceClient.imported;
import static dev.imagestreams.tags.TagServiceClient.json;
import static dev.imagestreams.tags.TagServiceClient.lastChange;
import static dev.imagestreams.tags.TagServiceClient.path;
import static dev.imagestreams.tags.TagServiceClient.problem;
import static dev.imagestreams.tags.TagServiceClient.read;
import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.image;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.ImageChange;
import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.ImagePage;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.api.StreamChange;
import dev.imagestreams.model.api.StreamImages;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.model.stream.StreamKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImagesIT {

    private static final String IMAGES = "/internal/v1/images";
    private static final String V1 = "registry.example/team/app:1";

    @Test
    void anImageIsCreatedEditedAndDeletedAndEveryWriteIsAChange() {
        long start = lastChange();
        Map<String, Object> signature = Map.of("type", "AtomicImageV1", "content", "c2lnbmVk");

        StoredImage created = read(post(draft(null, image("life"), Map.of(), List.of())), StoredImage.class);
        StoredImage signed = read(
                put(draft(created.resourceVersion(), image("life"), Map.of("l", "1"), List.of(signature))),
                StoredImage.class);
        Response stale = put(draft(created.resourceVersion(), image("life"), Map.of(), List.of()));
        StoredImage same =
                read(put(draft(null, image("life"), Map.of("l", "1"), List.of(signature))), StoredImage.class);
        Response again = post(draft(null, image("life"), Map.of(), List.of()));
        StoredImage deleted =
                read(asAlice().delete(IMAGES + "/" + digest("life") + "?uid=" + created.uid()), StoredImage.class);

        assertThat(signed.signatures()).containsExactly(signature);
        assertThat(signed.uid()).isEqualTo(created.uid());
        assertThat(problem(stale).code()).isEqualTo(ErrorCode.CONFLICT);
        assertThat(same).as("nothing new is no change").isEqualTo(signed);
        assertThat(problem(again).code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThat(deleted.labels()).containsEntry("l", "1");
        assertThat(asAlice().get(IMAGES + "/" + digest("life")).statusCode()).isEqualTo(404);
        List<ImageChange> told = imageChanges(start, "life");
        assertThat(told)
                .extracting(ImageChange::type)
                .containsExactly(Change.Type.ADDED, Change.Type.MODIFIED, Change.Type.DELETED);
        assertThat(told.get(1).image()).isEqualTo(signed);
    }

    @Test
    void anImportMakesItsImagesBeforeItMovesTheTagAndOnlyOnce() {
        StreamKey key = new StreamKey("images", "imported");
        create(key);
        long start = lastChange();

        imported(key, list("list", "child-1", "child-2"));
        imported(key, resolved("other", null, V1, "child-1"));

        List<Change> told = changes(start, "newest").stream()
                .filter(change -> change instanceof ImageChange
                        || ((StreamChange) change).stream().key().equals(key))
                .toList();
        assertThat(told).extracting(Change::resourceVersion).isSorted().doesNotHaveDuplicates();
        assertThat(told.stream()
                        .map(change -> change instanceof ImageChange image
                                ? image.image().digest().toString()
                                : "stream"))
                .containsExactly(
                        digest("child-1").toString(),
                        digest("child-2").toString(),
                        digest("list").toString(),
                        "stream",
                        "stream");
    }

    @Test
    void theFirstWriterOfADigestDecidesWhatIsKnownAboutIt() {
        StreamKey key = new StreamKey("images", "first-writer");
        create(key);
        imported(key, resolved("a", null, V1, "shared"));

        Image elsewhere = image("shared").withReference("other.example/app@" + digest("shared"));
        imported(
                key,
                new SourceResult(
                        resolved("b", null, V1, "shared").source(),
                        new ImportOutcome.Resolved(elsewhere.reference(), elsewhere, List.of())));

        assertThat(read(asAlice().get(IMAGES + "/" + digest("shared")), StoredImage.class)
                        .image()
                        .reference())
                .isEqualTo(image("shared").reference());
    }

    @Test
    void aStreamTellsItsImagesAndTheChildrenOfItsListsAndWhatIsMissing() {
        StreamKey key = new StreamKey("images", "layers");
        create(key);
        imported(key, resolved("a", null, V1, "old"));
        imported(key, resolved("a", null, V1, "gone"));
        imported(key, list("index", "part-1", "part-2"));
        asAlice().delete(IMAGES + "/" + digest("gone"));

        StreamImages images = read(asAlice().get(path(key) + "/images"), StreamImages.class);
        String prefix = digest("part-2").hex().substring(0, 12);
        StoredImage part = read(asAlice().get(path(key) + "/images/" + prefix), StoredImage.class);
        Response foreign = asAlice().get(path(key) + "/images/" + digest("never"));

        assertThat(images.images())
                .extracting(Image::digest)
                .containsExactlyInAnyOrder(digest("old"), digest("index"), digest("part-1"), digest("part-2"));
        assertThat(images.missing()).containsExactly(digest("gone"));
        assertThat(images.stream().statusTags()).isEmpty();
        assertThat(part.digest()).isEqualTo(digest("part-2"));
        assertThat(foreign.statusCode()).isEqualTo(404);
    }

    @Test
    void pagesHaveEveryImageOnceInOrder() {
        for (int i = 0; i < 5; i++) {
            post(draft(null, image("paged-" + i), Map.of(), List.of()));
        }
        List<Digest> seen = new ArrayList<>();
        String next = null;
        do {
            ImagePage page =
                    read(asAlice().get(IMAGES + "?limit=2" + (next == null ? "" : "&next=" + next)), ImagePage.class);
            page.items().forEach(image -> seen.add(image.digest()));
            next = page.next();
        } while (next != null);

        assertThat(seen).isSorted().doesNotHaveDuplicates().contains(digest("paged-0"), digest("paged-4"));
    }

    private static List<ImageChange> imageChanges(long after, String content) {
        return changes(after, "newest").stream()
                .filter(ImageChange.class::isInstance)
                .map(ImageChange.class::cast)
                .filter(change -> change.image().digest().equals(digest(content)))
                .toList();
    }

    private static SourceResult list(String content, String... children) {
        List<Image> parts = new ArrayList<>();
        List<ImageManifest> manifests = new ArrayList<>();
        for (String child : children) {
            parts.add(image(child));
            manifests.add(new ImageManifest(digest(child), "m/t", 1, Platform.of("linux", "amd64")));
        }
        Image single = image(content);
        Image index =
                new Image(single.digest(), single.reference(), "m/list", List.of(), manifests, single.config(), NOW);
        return new SourceResult(
                resolved("multi", null, V1, content).source(),
                new ImportOutcome.Resolved(index.reference(), index, parts));
    }

    private static Response post(ImageDraft draft) {
        return asAlice().body(json(draft)).post(IMAGES);
    }

    private static Response put(ImageDraft draft) {
        return asAlice().body(json(draft)).put(IMAGES + "/" + draft.image().digest());
    }

    private static ImageDraft draft(
            Long version, Image image, Map<String, String> labels, List<Map<String, Object>> signatures) {
        return new ImageDraft(
                null, version, image, labels, Map.of(), Housekeeping.NONE, null, null, signatures, List.of());
    }
}
