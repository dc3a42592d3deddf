package dev.imagestreams.triggers.workload;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An operation of a JSON patch (RFC 6902), as it is serialized. */
public record PatchOperation(String op, String path, String value) {

    /** Sets a member of an object, whether it is there or not: RFC 6902 section 4.1. */
    public static PatchOperation set(String path, String value) {
        return new PatchOperation("add", path, value);
    }

    /** Makes the whole patch fail unless the value is still this. */
    public static PatchOperation expect(String path, String value) {
        return new PatchOperation("test", path, value);
    }

    /** Joins members and indices to a JSON pointer (RFC 6901). */
    public static String pointer(Object... steps) {
        return Arrays.stream(steps)
                .map(step -> step.toString().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining("/", "/", ""));
    }
}
