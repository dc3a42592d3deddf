package dev.imagestreams.gateway.api.list;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' label selectors: {@code a=b}, {@code a==b}, {@code a!=b}, {@code a}, {@code !a}, {@code a in (b,c)},
 * {@code a notin (b,c)}, {@code a>1} and {@code a<1}, all of which must hold. As in Kubernetes, an absent label satisfies
 * {@code !=} and {@code notin}.
 */
public final class LabelSelector implements Predicate<Map<String, String>> {

    private final List<LabelRequirement> requirements;

    private LabelSelector(List<LabelRequirement> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the text is no selector, in Kubernetes' words */
    public static LabelSelector parse(@Nullable String text) {
        return new LabelSelector(text == null ? List.of() : new LabelSelectorParser(text).parse());
    }

    public boolean isEmpty() {
        return requirements.isEmpty();
    }

    @Override
    public boolean test(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.test(labels));
    }
}
