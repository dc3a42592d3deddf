package dev.imagestreams.tags.stream;

import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Image;

/** What a namespace may have of whole objects, refused in the words of OpenShift's admission. [11, 13] */
public final class StreamQuota {

    private StreamQuota() {}

    /**
     * Another stream in a namespace that has some.
     *
     * @throws ImageStreamException {@link ErrorCode#FORBIDDEN} if there are as many as its quota allows
     */
    public static void admitStream(NamespaceLimits limits, long used) {
        if (limits.streams() != null && used >= limits.streams()) {
            throw new ImageStreamException(
                    ErrorCode.FORBIDDEN,
                    "exceeded quota: " + limits.quotaName() + ", requested: openshift.io/imagestreams=1, used:"
                            + " openshift.io/imagestreams=" + used + ", limited: openshift.io/imagestreams="
                            + limits.streams());
        }
    }

    /**
     * An image that is pushed or mapped.
     *
     * @throws ImageStreamException {@link ErrorCode#FORBIDDEN} if it is larger than images here may be
     */
    public static void admitImage(NamespaceLimits limits, Image image) {
        long size = image.config().size();
        if (limits.imageBytes() != null && size > limits.imageBytes()) {
            throw new ImageStreamException(
                    ErrorCode.FORBIDDEN,
                    "requested usage of storage exceeds the maximum limit per openshift.io/Image (" + size + " > "
                            + limits.imageBytes() + ')');
        }
    }
}
