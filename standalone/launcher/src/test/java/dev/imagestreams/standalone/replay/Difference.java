package dev.imagestreams.standalone.replay;

/**
 * One place where an answer is not what it was.
 *
 * @param pointer JSON pointer; arrays of objects and tables by their names; or {@code status}
 */
record Difference(String pointer, String expected, String actual) {

    private static final int LONGEST = 400;

    static final String ABSENT = "(absent)";

    @Override
    public String toString() {
        return pointer + ": expected " + shortened(expected) + " but was " + shortened(actual);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
