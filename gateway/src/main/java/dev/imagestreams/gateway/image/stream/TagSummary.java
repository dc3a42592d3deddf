package dev.imagestreams.gateway.image.stream;

import java.util.List;

/**
 * A list of tags in about forty characters, as OpenShift prints it: names joined by commas until the room is used up.
 * The name that overflows is still shown if there was enough room left and it is not much too long; there is always at
 * least one.
 */
final class TagSummary {

    private static final int ROOM = 40;
    private static final int TOLERANCE = 10;

    private TagSummary() {}

    static String of(List<String> tags) {
        int room = ROOM;
        int shown = 0;
        for (String tag : tags) {
            int cost = tag.length() + 1;
            boolean fits = cost <= room;
            boolean nearlyFits = room > TOLERANCE && cost - room <= TOLERANCE;
            if (shown > 0 && !fits && !nearlyFits) {
                break;
            }
            shown++;
            room -= cost;
            if (room <= 0) {
                break;
            }
        }
        int hidden = tags.size() - shown;
        return String.join(",", tags.subList(0, shown)) + (hidden == 0 ? "" : " + " + hidden + " more...");
    }
}
