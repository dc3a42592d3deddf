package dev.imagestreams.tags.stream;

import dev.imagestreams.model.follow.FollowAnnotations;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a new spec replaces the stored one: which generation the stream and each tag get, and which tags count as changed.
 * Generations a client sends are ignored, except 0, which asks for the tag to be imported or copied again. [5.1, 5.2]
 *
 * @param stream the stream with the new spec and all its generations
 * @param changed tags that are new or point elsewhere: these are propagated or imported
 */
record SpecChange(StreamState stream, List<StreamTag> changed) {

    static SpecChange of(
            StreamState before, boolean lookupLocal, @Nullable String repository, Map<StreamTag, TagSpec> wanted) {
        Map<StreamTag, TagSpec> tags = new TreeMap<>();
        wanted.forEach((name, tag) -> tags.put(name, asStored(before, tag)));
        boolean differs = before.generation() == 0
                || before.lookupLocal() != lookupLocal
                || !Objects.equals(before.dockerImageRepository(), repository)
                || !tags.equals(before.spec());
        long generation = differs ? before.generation() + 1 : before.generation();
        List<StreamTag> changed = new ArrayList<>();
        tags.replaceAll((name, tag) -> {
            boolean moved = isNewOrMoved(before, tag);
            if (moved) {
                changed.add(name);
            }
            boolean renumbered = moved || tag.generation() == null || tag.generation() == 0;
            return renumbered ? tag.withGeneration(generation) : tag;
        });
        StreamState stream = before.withSpec(lookupLocal, repository, tags).withGeneration(generation);
        return new SpecChange(stream, changed);
    }

    private static TagSpec asStored(StreamState before, TagSpec tag) {
        boolean again = tag.generation() != null && tag.generation() == 0;
        return again
                ? tag
                : tag.withGeneration(
                        before.specOf(tag.name()).map(TagSpec::generation).orElse(null));
    }

    private static boolean isNewOrMoved(StreamState before, TagSpec tag) {
        TagSource from = tag.from();
        if (from == null) {
            return false;
        }
        TagSpec old = before.spec().get(tag.name());
        if (old == null || old.from() == null) {
            return true;
        }
        boolean again =
                tag.generation() != null && tag.generation() == 0 && old.generation() != null && old.generation() != 0;
        return again
                || !namespace(before, from).equals(namespace(before, old.from()))
                || !from.name().equals(old.from().name())
                || tag.reference() != old.reference()
                || tag.importPolicy().importMode() != old.importPolicy().importMode()
                || !FollowAnnotations.policy(tag.annotations()).equals(FollowAnnotations.policy(old.annotations()));
    }

    private static String namespace(StreamState stream, TagSource from) {
        String typed = from.typedNamespace();
        return typed == null || typed.isEmpty() ? stream.key().namespace() : typed;
    }
}
