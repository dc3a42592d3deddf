package dev.imagestreams.tags.stream;

import dev.imagestreams.model.stream.StreamKey;
import java.util.Optional;

/**
 * The registry that belongs to this system, in which every stream is a repository.
 *
 * @param host host and port as pull specs have them; empty when there is none
 */
public record InternalRegistry(Optional<String> host) {

    public static final InternalRegistry NONE = new InternalRegistry(Optional.empty());

    /**
     * A pull spec that one stream copies from another: what lies in the other stream's repository is pulled through this
     * stream's, so that who may pull from this stream may pull it. [7.2]
     */
    String copied(String reference, StreamKey from, StreamKey to) {
        String repository = host.map(name -> name + '/' + from + '@').orElse("");
        return repository.isEmpty() || !reference.startsWith(repository)
                ? reference
                : host.get() + '/' + to + '@' + reference.substring(repository.length());
    }
}
