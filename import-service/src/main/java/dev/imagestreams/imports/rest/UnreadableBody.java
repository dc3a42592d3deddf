package dev.imagestreams.imports.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;

/** Says where a JSON body is wrong, in the words of the body's author: paths of it, and no classes of ours. */
final class UnreadableBody {

    private UnreadableBody() {}

    static String explain(JacksonException failure) {
        if (!(failure instanceof JsonMappingException mapping)) {
            return "the body is no JSON: " + failure.getOriginalMessage();
        }
        String what = mapping.getCause() instanceof NullPointerException
                ? "a required value is missing"
                : "a value of the wrong type or form";
        String where = path(mapping);
        return "the body cannot be read: " + (where.isEmpty() ? what : where + ": " + what);
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
