package dev.imagestreams.gateway.api.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** The document a {@link JsonPatch} works on: where a path leads, and what can be done there. Not for several threads. */
final class PatchTarget {

    private static final String END = "-";

    /** What is nested deeper could not be written; nothing real is. */
    private static final int DEEPEST = 200;

    /** Characters that may be moved in all: each move costs as much time as what is moved is long. */
    private static final long MOST_MOVED = 64L * 1024 * 1024;

    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private JsonNode document;
    private long copiable;
    private long movable = MOST_MOVED;

    /** @param mostCopied characters that copies may add in all */
    PatchTarget(ObjectNode document, long mostCopied) {
        this.document = document;
        this.copiable = mostCopied;
    }

    JsonNode document() {
        return document;
    }

    void add(JsonPointer path, JsonNode value) {
        if (depth(path) + depth(value) > DEEPEST) {
            throw Mismatch.because("add operation does not apply: the document would be nested too deeply");
        }
        JsonNode added = value.deepCopy();
        if (path.matches()) {
            document = added;
            return;
        }
        String last = last(path);
        JsonNode parent = existing("add", path.head());
        if (parent instanceof ObjectNode object) {
            object.set(last, added);
        } else if (parent instanceof ArrayNode array) {
            array.insert(last.equals(END) ? array.size() : index("add", path, last, array.size()), added);
        } else {
            throw missing("add", path);
        }
    }

    void remove(JsonPointer path) {
        remove("remove", path);
    }

    void replace(JsonPointer path, JsonNode value) {
        if (depth(path) + depth(value) > DEEPEST) {
            throw Mismatch.because("replace operation does not apply: the document would be nested too deeply");
        }
        JsonNode replacement = value.deepCopy();
        existing("replace", path);
        if (path.matches()) {
            document = replacement;
        } else if (existing("replace", path.head()) instanceof ObjectNode object) {
            object.set(last(path), replacement);
        } else {
            ((ArrayNode) existing("replace", path.head())).set(Integer.parseInt(last(path)), replacement);
        }
    }

    void move(JsonPointer from, JsonPointer to) {
        if (to.toString().startsWith(from + "/")) {
            throw Mismatch.because("move operation does not apply: \"" + from + "\" cannot be moved into itself");
        }
        JsonNode moved = remove("move", from);
        movable -= moved.toString().length();
        if (movable < 0) {
            throw Mismatch.because("move operation does not apply: the patch moves too much");
        }
        add(to, moved);
    }

    void copy(JsonPointer from, JsonPointer to) {
        JsonNode copied = existing("copy", from);
        copiable -= copied.toString().length();
        if (copiable < 0) {
            throw Mismatch.because("copy operation does not apply: the copies of the patch are too large");
        }
        add(to, copied);
    }

    void test(JsonPointer path, JsonNode expected) {
        JsonNode present = at(path);
        // What is absent counts as null, as in the library of Kubernetes' API server.
        boolean same = present.isMissingNode() ? expected.isNull() : SameJson.same(present, expected);
        if (!same) {
            throw Mismatch.because("testing value " + path + " failed: test failed");
        }
    }

    private JsonNode remove(String operation, JsonPointer path) {
        JsonNode removed = existing(operation, path);
        if (path.matches()) {
            throw Mismatch.because(operation + " operation does not apply: the whole document cannot be removed");
        }
        if (existing(operation, path.head()) instanceof ObjectNode object) {
            object.remove(last(path));
        } else {
            ((ArrayNode) existing(operation, path.head())).remove(Integer.parseInt(last(path)));
        }
        return removed;
    }

    private JsonNode existing(String operation, JsonPointer path) {
        JsonNode found = at(path);
        if (found.isMissingNode()) {
            throw missing(operation, path);
        }
        return found;
    }

    private JsonNode at(JsonPointer path) {
        return document.at(path);
    }

    private static int depth(JsonPointer path) {
        int depth = 0;
        for (JsonPointer rest = path; !rest.matches(); rest = rest.tail()) {
            depth++;
        }
        return depth;
    }

    private static int depth(JsonNode value) {
        int deepest = 0;
        for (JsonNode child : value) {
            deepest = Math.max(deepest, depth(child));
        }
        return deepest + 1;
    }

    private static String last(JsonPointer path) {
        return path.last().getMatchingProperty();
    }

    private static int index(String operation, JsonPointer path, String text, int size) {
        if (!INDEX.matcher(text).matches() || Integer.parseInt(text) > size) {
            throw missing(operation, path);
        }
        return Integer.parseInt(text);
    }

    private static RuntimeException missing(String operation, JsonPointer path) {
        return Mismatch.because(
                operation + " operation does not apply: doc is missing path: \"" + path + "\": missing value");
    }
}
