package dev.imagestreams.imports.look;

import dev.imagestreams.imports.follow.FollowingResolver;
import dev.imagestreams.imports.look.TimedLooks.Asked;
import dev.imagestreams.imports.resolve.DescriptionBudget;
import dev.imagestreams.imports.resolve.FailureTexts;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.imports.source.View;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.ReferencePolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at many images side by side. Where a registry does not accept an account of the namespace's secrets, all that was
 * refused is looked at once more without them; what is refused then, too, keeps its first answer.
 */
final class ImageLooks {

    /** Of all that is found for one request, which is held until it is answered: a share of the heap. */
    private static final long MAX_DESCRIPTIONS = Runtime.getRuntime().maxMemory() / 6;

    private final FollowingResolver resolver;
    private final TimedLooks looks;

    ImageLooks(FollowingResolver resolver, TimedLooks looks) {
        this.resolver = resolver;
        this.looks = looks;
    }

    /** @param progress hears of what a second look cannot change */
    List<Finding> look(List<TagImport> images, View view, Deadline deadline, Progress progress)
            throws InterruptedException {
        List<Resolution> first = resolve(images, view.withSecrets(), deadline, progress);
        if (first.stream().noneMatch(Resolution::accountNotAccepted)) {
            return findings(images, first);
        }
        List<TagImport> refused = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            if (first.get(i).unauthorized()) {
                refused.add(images.get(i));
            }
        }
        List<Resolution> again = resolve(refused, view.withoutSecrets(), deadline, progress);
        List<Resolution> better = new ArrayList<>(first);
        for (int i = 0, asked = 0; i < images.size(); i++) {
            if (first.get(i).unauthorized()) {
                Resolution second = again.get(asked++);
                better.set(i, second.unauthorized() ? first.get(i) : second);
            }
        }
        return findings(images, better);
    }

    private List<Resolution> resolve(List<TagImport> images, ImageSources sources, Deadline deadline, Progress progress)
            throws InterruptedException {
        // What several tags want is asked for once, and all of them are told the same.
        Map<TagImport, List<TagImport>> wanted = new HashMap<>();
        List<TagImport> distinct = new ArrayList<>();
        for (TagImport image : images) {
            TagImport whatever = whatever(image);
            wanted.computeIfAbsent(whatever, first -> {
                        distinct.add(first);
                        return new ArrayList<>();
                    })
                    .add(image);
        }
        DescriptionBudget budget = new DescriptionBudget(MAX_DESCRIPTIONS);
        List<Resolution> ended = looks.run(
                distinct.stream()
                        .map(image -> new Asked<>(
                                image.from(), () -> within(budget, image, resolver.resolve(image, sources))))
                        .toList(),
                deadline,
                failure -> failure,
                results -> progress.found(settled(distinct, results, wanted)));
        Map<TagImport, Resolution> resolutions = new HashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            resolutions.put(distinct.get(i), ended.get(i));
        }
        return images.stream().map(image -> resolutions.get(whatever(image))).toList();
    }

    private static Resolution within(DescriptionBudget budget, TagImport image, Resolution resolution) {
        return !(resolution instanceof Resolution.Success success) || budget.take(success.outcome())
                ? resolution
                : FailureTexts.tooMuchSaid(image.from());
    }

    private static List<Finding> settled(
            List<TagImport> distinct, List<Resolution> results, Map<TagImport, List<TagImport>> wanted) {
        List<Finding> settled = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Resolution result = results.get(i);
            if (result != null && !result.unauthorized()) {
                wanted.get(distinct.get(i)).forEach(image -> settled.add(new Finding(image, result)));
            }
        }
        return settled;
    }

    /** A source, whichever tag it is for. */
    private static TagImport whatever(TagImport image) {
        return new TagImport(
                null,
                null,
                image.from(),
                image.importPolicy(),
                ReferencePolicy.SOURCE,
                image.preferred(),
                image.follow());
    }

    private static List<Finding> findings(List<TagImport> images, List<Resolution> resolutions) {
        List<Finding> findings = new ArrayList<>(images.size());
        for (int i = 0; i < images.size(); i++) {
            findings.add(new Finding(images.get(i), resolutions.get(i)));
        }
        return findings;
    }
}
