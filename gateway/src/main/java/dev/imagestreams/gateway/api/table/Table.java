package dev.imagestreams.gateway.api.table;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ListMeta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Table} of {@code meta.k8s.io}: what clients print without knowing the kind.
 *
 * @param version {@code v1}, or {@code v1beta1}, which is the same under another name
 * @param columnDefinitions null in all but the first table of a watch
 */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "columnDefinitions", "rows"})
public record Table(
        @JsonIgnore String version, ListMeta metadata, @Nullable List<Column> columnDefinitions, List<Row> rows)
        implements KubernetesResource {

    public Table withoutColumns() {
        return new Table(version, metadata, null, rows);
    }

    public String getKind() {
        return "Table";
    }

    public String getApiVersion() {
        return "meta.k8s.io/" + version;
    }

    /**
     * @param format {@code name} for the column that names the object, else empty
     * @param priority 0 is always shown, 1 only with {@code -o wide}; the server always sends both
     */
    public record Column(String name, String type, String format, String description, int priority) {

        private static final String NAME_TEXT =
                "Name must be unique within a namespace. Is required when creating resources, although some resources"
                        + " may allow a client to request the generation of an appropriate name automatically. Name is"
                        + " primarily intended for creation idempotence and configuration definition. Cannot be"
                        + " updated. More info: http://kubernetes.io/docs/user-guide/identifiers#names";

        /** What Kubernetes says of the column that tells an object's age. */
        public static final String CREATED =
                "CreationTimestamp is a timestamp representing the server time when this object was created. It is not"
                        + " guaranteed to be set in happens-before order across separate operations. Clients may not set"
                        + " this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by the system."
                        + " Read-only. Null for lists. More info:"
                        + " https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata";

        /** The first column of every table. */
        public static final Column NAME = new Column("Name", "string", "name", NAME_TEXT, 0);

        public static Column text(String name, String description) {
            return new Column(name, "string", "", description, 0);
        }

        public static Column wide(String name, String description) {
            return new Column(name, "string", "", description, 1);
        }
    }

    /** @param object the object, its metadata or nothing, as the client asked */
    public record Row(List<Object> cells, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object object) {}
}
