package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import io.fabric8.kubernetes.api.model.Status;
import java.util.Optional;

/**
 * What the name of an object in a path addresses: a stream, and for some kinds a part of it.
 *
 * @param part the tag or image after the separator; empty for a stream itself
 */
public record StreamAddress(StreamKey stream, String part) {

    /** A stream that may exist. What cannot be a stream's name does not. */
    public static StreamKey stream(ObjectKey key) {
        return stream(key.namespace(), key.name());
    }

    private static StreamKey stream(String namespace, String name) {
        try {
            return new StreamKey(namespace, name);
        } catch (ImageStreamException e) {
            throw new ImageStreamException(ErrorCode.NOT_FOUND, "not found");
        }
    }

    /**
     * {@code stream:tag} that may exist.
     *
     * @param kind of the view of the tag, for the refusal of a name of another form
     */
    public static StreamAddress tag(ObjectKey key, String kind) {
        String[] sides = tagSides(key, kind);
        return new StreamAddress(stream(key.namespace(), sides[0]), addressable(sides[1]));
    }

    /** {@code stream:tag} that is made if it does not exist: a name no stream can have is refused, not missed. */
    public static StreamAddress writtenTag(ObjectKey key, String kind) {
        String[] sides = tagSides(key, kind);
        return new StreamAddress(newStream(key.namespace(), sides[0]), addressable(sides[1]));
    }

    private static String[] tagSides(ObjectKey key, String kind) {
        return sides(key.name(), ":")
                // The colon of a digest separates nothing.
                .filter(parts -> !parts[0].contains("@"))
                .orElseThrow(() -> badRequest(kind + "s must be retrieved with <name>:<tag>"));
    }

    /** {@code stream:tag} that is to be made. A name of another form is an internal error, because OpenShift says so. */
    public static StreamAddress newTag(String namespace, String name) {
        String[] sides = sides(name, ":").orElseThrow(() -> malformed(name));
        return new StreamAddress(newStream(namespace, sides[0]), addressable(sides[1]));
    }

    /** {@code stream@digest} or {@code stream@prefix} that may exist. */
    public static StreamAddress image(ObjectKey key) {
        String[] sides = sides(key.name(), "@")
                .orElseThrow(() -> badRequest("ImageStreamImages must be retrieved with <name>@<id>"));
        return new StreamAddress(stream(key.namespace(), sides[0]), addressable(sides[1]));
    }

    /** The tag this addresses. */
    public StreamTag tag() {
        return new StreamTag(part);
    }

    public String name() {
        return stream.name() + ':' + part;
    }

    /** Exactly one separator, with something on both sides. */
    private static Optional<String[]> sides(String name, String separator) {
        String[] sides = name.split(separator, -1);
        // A digest has a colon of its own, but no other '@'.
        return sides.length == 2 && !sides[0].isEmpty() && !sides[1].isEmpty() ? Optional.of(sides) : Optional.empty();
    }

    /** A name that a path can hold: these two mean something else there, and would address the stream instead. */
    private static String addressable(String part) {
        if (part.equals(".") || part.equals("..")) {
            throw badRequest("\"" + part + "\" cannot be addressed");
        }
        return part;
    }

    private static StreamKey newStream(String namespace, String name) {
        try {
            return new StreamKey(namespace, name);
        } catch (ImageStreamException e) {
            throw new StatusException(Statuses.invalid(ApiResources.IMAGE_STREAMS, name, e.causes()));
        }
    }

    private static StatusException malformed(String name) {
        Status status = Statuses.plain(ErrorCode.INTERNAL, "\"" + name + "\" must be of the form <stream_name>:<tag>");
        status.setReason(null);
        return new StatusException(status);
    }

    private static StatusException badRequest(String message) {
        return new StatusException(Statuses.badRequest(message));
    }
}
