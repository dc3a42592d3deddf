package dev.imagestreams.gateway.api.request;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the client should know about a request that is done all the same; sent as {@code Warning} headers. There are
 * bounds, as in Kubernetes, since a client's own text comes back in them.
 */
@RequestScoped
public class RequestWarnings {

    private static final int LONGEST = 256;
    private static final int MOST_TEXT = 4096;

    private final Set<String> texts = new LinkedHashSet<>();

    public void add(String text) {
        texts.add(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    /** In the order they came up, each once. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** The values of the headers. */
    List<String> headers() {
        List<String> headers = new ArrayList<>();
        int left = MOST_TEXT;
        for (String text : texts) {
            left -= text.length();
            if (left >= 0) {
                headers.add("299 - \"" + quotable(text) + '"');
            }
        }
        return headers;
    }

    /** As a quoted string of HTTP, in characters every client can read. */
    private static String quotable(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[^\\x20-\\x7e]", "?");
    }
}
