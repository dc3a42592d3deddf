package dev.imagestreams.triggers.pointer;

import dev.imagestreams.model.stream.ReferencePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Which pull spec a consumer of a tag uses: where the image came from, or, for a tag with reference policy Local that
 * points to a digest, the stream's repository in the integrated registry. Source: image-trigger-controller and the view of
 * an ImageStreamTag, which agree.
 *
 * @param internalHost of the integrated registry as consumers inside reach it; null when there is none
 */
public record PullSpecs(@Nullable String internalHost) {

    public String of(TagPointer pointer) {
        if (internalHost == null || pointer.digest() == null || pointer.policy() == ReferencePolicy.SOURCE) {
            return pointer.reference();
        }
        return internalHost + '/' + pointer.key().stream() + '@' + pointer.digest();
    }
}
