package dev.imagestreams.model.error;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Input or a request that cannot be honoured. Carries everything a caller is told; nothing else about it leaks out. */
public class ImageStreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<FieldError> causes;

    public ImageStreamException(ErrorCode code, String message) {
        this(code, message, List.of(), null);
    }

    public ImageStreamException(ErrorCode code, String message, List<FieldError> causes) {
        this(code, message, causes, null);
    }

    /** @param origin what was met first, for the log; null if nothing was */
    public ImageStreamException(ErrorCode code, String message, List<FieldError> causes, @Nullable Throwable origin) {
        super(message, origin);
        this.code = Objects.requireNonNull(code);
        this.causes = List.copyOf(causes);
    }

    /** Rules that were broken, as one failure: {@code [a, b]} when there are several, as Kubernetes prints them. */
    public static ImageStreamException invalid(List<FieldError> causes) {
        String joined =
                String.join(", ", causes.stream().map(FieldError::toString).toList());
        return new ImageStreamException(ErrorCode.INVALID, causes.size() == 1 ? joined : '[' + joined + ']', causes);
    }

    public ErrorCode code() {
        return code;
    }

    /** The broken rules, empty unless the code is {@link ErrorCode#INVALID}. */
    public List<FieldError> causes() {
        return causes == null ? List.of() : causes;
    }
}
