package dev.imagestreams.tags.state;

import dev.imagestreams.model.event.CurrentTag;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;

/** A tag by its name, which it may share with tags that were there before it. */
record TagKey(StreamKey stream, StreamTag tag) {

    static TagKey of(String namespace, String name, String tag) {
        return new TagKey(new StreamKey(namespace, name), StreamTag.parse(tag));
    }

    /** The key of its records. */
    @Override
    public String toString() {
        return CurrentTag.key(stream, tag);
    }
}
