package dev.imagestreams.imports.resolve;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.image.Image;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much images may say about themselves. What is read of them is held until it is told, and more than an event carries
 * cannot be told: so it is bounded while it is read, and a list of images that each say several MiB costs no memory.
 */
public final class DescriptionBudget {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    /** @param limit bytes of what is said, as it is told */
    public DescriptionBudget(long limit) {
        this.limit = limit;
    }

    /** @return false if that is more than is left; then nothing was taken */
    boolean take(Image image) {
        return take(size(image));
    }

    /** Of an image or a list with all its images. @return false if that is more than is left; then nothing was taken */
    public boolean take(ImportOutcome.Resolved found) {
        return take(size(found));
    }

    private boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    private static long size(Object described) {
        Counting counting = new Counting();
        try {
            ModelJson.mapper().writeValue(counting, described);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every record of the model can be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written anywhere", e);
        }
        return counting.bytes;
    }

    /** Keeps nothing. */
    private static final class Counting extends OutputStream {

        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes += length;
        }
    }
}
