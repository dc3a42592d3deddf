package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.source.SourceRegistry;
import dev.imagestreams.imports.source.Upstream;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import java.nio.charset.StandardCharsets;

/**
 * What tags that follow the same thing have in common, however they spell it.
 *
 * @param text never shown to anybody
 * @param registry that has it
 * @param source what it follows, for who knows only that
 */
record UpstreamKey(String text, String registry, Upstream source) implements Comparable<UpstreamKey> {

    /** Anything readable is shorter; PostgreSQL's indexes take no more than some 2,700 bytes. */
    private static final int LONGEST = 1_000;

    /** Follows whichever tag a policy picks: no tag has this name. */
    static final String ANY_TAG = "*";

    /** As registries see it, apart from sources that may be asked for over plain http. */
    static UpstreamKey of(TagImport wish) {
        Upstream source = source(wish);
        // What has no tag is by digest or cannot be read: it is like nothing but itself.
        String name = source.tag().isEmpty() ? brief(wish.from()) : source.repository() + ':' + source.tag();
        String text = wish.importPolicy().insecure() ? name + " insecure" : name;
        return new UpstreamKey(text, SourceRegistry.of(wish.from()), source);
    }

    private static String brief(String from) {
        return from.length() <= LONGEST
                ? from
                : Digest.sha256(from.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Upstream source(TagImport wish) {
        Upstream source = Upstream.of(wish.from());
        boolean picks = wish.follow() != null && wish.follow().order() != null;
        return picks && !source.repository().isEmpty() ? new Upstream(source.repository(), ANY_TAG) : source;
    }

    @Override
    public int compareTo(UpstreamKey other) {
        return text.compareTo(other.text);
    }
}
