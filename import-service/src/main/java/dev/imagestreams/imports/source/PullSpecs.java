package dev.imagestreams.imports.source;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.ImageReference;

/** What users have typed where a pull spec belongs. */
public final class PullSpecs {

    private PullSpecs() {}

    /**
     * @return a pull spec that can be asked for, in the spelling that was typed
     * @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if it cannot be read, or names more than a repository's name
     *     can hold with everything a client would fill in
     */
    public static ImageReference parse(String typed) {
        ImageReference reference = ImageReference.parse(typed);
        reference.withClientDefaults();
        return reference;
    }
}
