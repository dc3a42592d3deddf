package dev.imagestreams.gateway.api.patch;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether two trees say the same: numbers are compared by value, so that 1 is 1.0 and an int is a long. */
public final class SameJson {

    private SameJson() {}

    public static boolean same(JsonNode one, JsonNode other) {
        return one.equals(SameJson::compare, other);
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.equals(other)) {
            return 0;
        }
        boolean numbers = one.isNumber() && other.isNumber();
        return numbers && one.decimalValue().compareTo(other.decimalValue()) == 0 ? 0 : 1;
    }
}
