package dev.imagestreams.tags.stream;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How people name an image of a stream: its digest, or the beginning of it with or without the algorithm. */
public final class ImageId {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,128}");
    private static final String ALGORITHM = "sha256:";

    private ImageId() {}

    /** The beginning of the digest that is meant, or empty if the text can be the beginning of none. */
    public static Optional<String> digestPrefix(String id) {
        String hex = id.startsWith(ALGORITHM) ? id.substring(ALGORITHM.length()) : id;
        return HEX.matcher(hex).matches() ? Optional.of(ALGORITHM + hex.toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
