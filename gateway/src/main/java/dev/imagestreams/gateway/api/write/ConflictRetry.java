package dev.imagestreams.gateway.api.write;

import dev.imagestreams.gateway.api.apply.FieldConflictException;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.function.Supplier;

/** Reads, changes and writes again while somebody else keeps getting in between: for writes that name no version. */
public final class ConflictRetry {

    /** As often as Kubernetes' API server tries a patch. */
    private static final int ATTEMPTS = 5;

    private ConflictRetry() {}

    public static <T> T of(Supplier<T> readChangeWrite) {
        for (int attempt = 1; ; attempt++) {
            try {
                return readChangeWrite.get();
            } catch (ImageStreamException e) {
                if (e.code() != ErrorCode.CONFLICT || attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (FieldConflictException e) {
                throw e;
            } catch (StatusException e) {
                if (!ErrorCode.CONFLICT.reason().equals(e.status().getReason()) || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
