package dev.imagestreams.gateway.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has configured.
 *
 * @param sender its kind
 * @param expectedSilence how long it may be silent; null when that is never remarkable
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HookSourceSpec(String sender, List<String> registries, @Nullable String expectedSilence) {}
