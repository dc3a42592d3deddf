package dev.imagestreams.gateway.api.list;

import java.util.Set;

/** The words of a label selector: operators, parentheses, commas, and identifiers, which are whatever lies between. */
final class LabelTokens {

    static final String END = "";
    private static final String SPECIAL = "=!(),><";
    private static final Set<String> OPERATORS = Set.of("=", "==", "!=", ">", "<", "!", "(", ")", ",");

    private final String text;
    private int position;

    LabelTokens(String text) {
        this.text = text;
    }

    String peek() {
        int before = position;
        String next = next();
        position = before;
        return next;
    }

    /** Empty at the end. */
    String next() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        int start = position;
        if (position == text.length()) {
            return END;
        }
        if (isSpecial(text.charAt(position))) {
            position++;
            boolean two = position < text.length() && OPERATORS.contains(text.substring(start, position + 1));
            position += two ? 1 : 0;
        } else {
            while (position < text.length()
                    && !isSpecial(text.charAt(position))
                    && " \t\r\n".indexOf(text.charAt(position)) < 0) {
                position++;
            }
        }
        return text.substring(start, position);
    }

    static boolean isIdentifier(String token) {
        return !token.isEmpty() && !isSpecial(token.charAt(0));
    }

    private static boolean isSpecial(char c) {
        return SPECIAL.indexOf(c) >= 0;
    }
}
