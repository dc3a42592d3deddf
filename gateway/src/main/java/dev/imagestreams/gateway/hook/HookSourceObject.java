package dev.imagestreams.gateway.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code HookSource}: a configured source, and whether it speaks. Nothing of its secrets. */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec", "status"})
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = JsonDeserializer.None.class)
public class HookSourceObject implements HasMetadata {

    private static final long serialVersionUID = 1L;

    private @Nullable ObjectMeta metadata;
    private transient @Nullable Spec spec;
    private transient @Nullable Status status;

    /**
     * What the operator has configured.
     *
     * @param sender its kind
     * @param expectedSilence how long it may be silent; null when that is never remarkable
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Spec(String sender, List<String> registries, @Nullable String expectedSilence) {}

    /**
     * How it does.
     *
     * @param lastHeard by whichever replica; null when it never was
     * @param silentSince while it is silent for longer than expected
     * @param missedMoves tags of its registries that moved within a week and it has not told of
     * @param missed the last of them
     * @param conditions of type {@code Speaking}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Status(
            @Nullable String lastHeard,
            @Nullable String silentSince,
            int missedMoves,
            List<Missed> missed,
            List<Condition> conditions) {}

    /** A move it should have told of. */
    public record Missed(String repository, String tag, String digest, String found, int times) {}

    HookSourceObject(String name, Spec spec, Status status) {
        this.metadata = new ObjectMeta();
        metadata.setName(name);
        this.spec = spec;
        this.status = status;
    }

    @Override
    public String getKind() {
        return ApiResources.HOOK_SOURCES.kind();
    }

    @Override
    public String getApiVersion() {
        return ApiResources.HOOK_GROUP + "/v1";
    }

    @Override
    public void setApiVersion(String apiVersion) {
        // There is one.
    }

    @Override
    public @Nullable ObjectMeta getMetadata() {
        return metadata;
    }

    @Override
    public void setMetadata(@Nullable ObjectMeta metadata) {
        this.metadata = metadata;
    }

    public @Nullable Spec getSpec() {
        return spec;
    }

    public @Nullable Status getStatus() {
        return status;
    }
}
