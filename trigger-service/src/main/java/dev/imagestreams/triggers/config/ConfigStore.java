package dev.imagestreams.triggers.config;

import dev.imagestreams.triggers.pointer.TagKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where configs are kept. All methods take part in the caller's transaction. Who writes a config and who learns of a move
 * keep each other out, so that neither misses what the other does; those who learn of moves do not wait for each other,
 * except for a config.
 */
public interface ConfigStore {

    /** Makes everybody else who writes configs or learns of moves wait, until the transaction ends. */
    void lockForWriting();

    /** Makes those who write configs wait, until the transaction ends. */
    void lockForMoves();

    Optional<StoredConfig> find(ConfigKind kind, String namespace, String name);

    /**
     * As of one moment.
     *
     * @param namespace null for all
     */
    Listing list(ConfigKind kind, @Nullable String namespace);

    /** Whether any config follows one of these tags. */
    boolean isFollowed(Collection<TagKey> tags);

    /** The configs that follow one of these tags, in the order of their identities; nobody else may change them. */
    List<StoredConfig> following(Collection<TagKey> tags);

    /** Adds it, and answers it with its version. Like every change, it is logged for those who watch. */
    StoredConfig add(StoredConfig config);

    /** Replaces it, together with which tags it follows, and answers it with its version. */
    StoredConfig replace(StoredConfig config);

    /** Replaces configs that go on following the same tags. */
    void replaceFired(List<StoredConfig> configs);

    /** Removes it, and answers it with the version of that. */
    StoredConfig remove(StoredConfig config);

    /**
     * @param configs by namespace and name
     * @param version of the newest change of anything that is watched
     */
    record Listing(List<StoredConfig> configs, long version) {}
}
