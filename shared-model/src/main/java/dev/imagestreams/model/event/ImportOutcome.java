package dev.imagestreams.model.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.TagName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a registry answered about one source. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ImportOutcome.Resolved.class, name = "resolved"),
    @JsonSubTypes.Type(value = ImportOutcome.Failed.class, name = "failed")
})
public sealed interface ImportOutcome {

    /**
     * @param reference pull spec by digest, in the spelling of the source
     * @param image what the tag shall point to; for a manifest list in PreserveOriginal mode, the list
     * @param children the images of that list; empty otherwise
     * @param followed which tag was picked where the source follows several; null otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Resolved(String reference, Image image, List<Image> children, @Nullable TagName followed)
            implements ImportOutcome {
        public Resolved {
            Objects.requireNonNull(reference);
            Objects.requireNonNull(image);
            children = children == null ? List.of() : List.copyOf(children);
        }

        /** Of the tag the source names. */
        public Resolved(String reference, Image image, List<Image> children) {
            this(reference, image, children, null);
        }
    }

    /**
     * @param code its Kubernetes reason becomes the reason of the tag's condition
     * @param message OpenShift's text for the failure; never contains credentials
     */
    record Failed(ErrorCode code, String message) implements ImportOutcome {
        public Failed {
            Objects.requireNonNull(code);
            Objects.requireNonNull(message);
        }
    }
}
