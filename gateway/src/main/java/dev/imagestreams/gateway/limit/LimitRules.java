package dev.imagestreams.gateway.limit;

import dev.imagestreams.model.api.NamespaceLimits;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeItem;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What limit ranges and quotas together say about the streams of a namespace: of several, the strictest holds. */
final class LimitRules {

    static final String STREAMS = "openshift.io/imagestreams";

    private static final String IMAGE = "openshift.io/Image";
    private static final String IMAGE_STREAM = "openshift.io/ImageStream";

    private LimitRules() {}

    static NamespaceLimits together(List<LimitRange> ranges, List<ResourceQuota> quotas) {
        Optional<ResourceQuota> quota = quotas.stream()
                .filter(each -> hard(each).containsKey(STREAMS))
                .min(Comparator.comparingLong(each -> amount(hard(each).get(STREAMS))));
        return new NamespaceLimits(
                strictest(ranges, IMAGE_STREAM, "openshift.io/image-tags"),
                strictest(ranges, IMAGE_STREAM, "openshift.io/images"),
                strictest(ranges, IMAGE, "storage"),
                quota.map(each -> amount(hard(each).get(STREAMS))).orElse(null),
                quota.map(each -> each.getMetadata().getName()).orElse(null));
    }

    static Map<String, Quantity> hard(ResourceQuota quota) {
        return quota.getSpec() == null || quota.getSpec().getHard() == null
                ? Map.of()
                : quota.getSpec().getHard();
    }

    private static @Nullable Long strictest(List<LimitRange> ranges, String type, String resource) {
        return ranges.stream()
                .filter(range -> range.getSpec() != null)
                .flatMap(range -> range.getSpec().getLimits().stream())
                .filter(item -> type.equals(item.getType()))
                .flatMap(item -> maximum(item, resource))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Stream<Long> maximum(LimitRangeItem item, String resource) {
        return item.getMax() == null
                ? Stream.empty()
                : Stream.ofNullable(item.getMax().get(resource)).map(LimitRules::amount);
    }

    /** Fractions count as whole; what is more than can be counted is as much as can. */
    static long amount(Quantity quantity) {
        BigDecimal amount = quantity.getNumericalAmount().setScale(0, RoundingMode.UP);
        return amount.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }
}
