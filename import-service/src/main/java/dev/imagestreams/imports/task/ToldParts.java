package dev.imagestreams.imports.task;

import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.StreamTag;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a request has been told already, in events of its own.
 *
 * @param parts how many
 * @param last the last of them, which perhaps was not published; null where there is none
 * @param told what they tell of
 */
record ToldParts(int parts, @Nullable DigestResolved last, Set<String> told) {

    static final ToldParts NONE = new ToldParts(0, null, Set.of());

    /** No tag of a stream begins like this. */
    private static final String NAMED = ":";

    ToldParts {
        told = Set.copyOf(told);
    }

    /** Of the images a request names, those that are not told. */
    List<TagImport> untold(List<TagImport> named) {
        return named.stream().filter(image -> !told.contains(named(image))).toList();
    }

    /** Tags of the request's repository. */
    Set<StreamTag> ofRepository() {
        return told.stream()
                .filter(name -> !name.startsWith(NAMED))
                .map(StreamTag::parse)
                .collect(Collectors.toSet());
    }

    /** How it is remembered that an image which the request names is told. */
    static String named(TagImport image) {
        return NAMED + image.tag() + NAMED + image.from();
    }
}
