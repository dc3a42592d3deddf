package dev.imagestreams.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.NamespaceLimits;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitRulesTest {

    @Test
    void nothingIsWithoutLimit() {
        assertThat(LimitRules.together(List.of(), List.of())).isEqualTo(NamespaceLimits.NONE);
        assertThat(LimitRules.together(List.of(new LimitRange()), List.of(new ResourceQuota())))
                .isEqualTo(NamespaceLimits.NONE);
    }

    @Test
    void ofSeveralTheStrictestHolds() {
        NamespaceLimits limits = LimitRules.together(
                List.of(
                        range("openshift.io/ImageStream", Map.of("openshift.io/images", "5")),
                        range(
                                "openshift.io/ImageStream",
                                Map.of("openshift.io/images", "2", "openshift.io/image-tags", "7")),
                        range("openshift.io/Image", Map.of("storage", "1Gi")),
                        range("Container", Map.of("storage", "1"))),
                List.of(quota("wide", "9"), quota("narrow", "3")));

        assertThat(limits).isEqualTo(new NamespaceLimits(7L, 2L, 1L << 30, 3L, "narrow"));
    }

    @Test
    void quantitiesAreCountedInWholes() {
        assertThat(LimitRules.amount(new Quantity("1500m"))).isEqualTo(2);
        assertThat(LimitRules.amount(new Quantity("99Ei"))).isEqualTo(Long.MAX_VALUE);
    }

    private static LimitRange range(String type, Map<String, String> max) {
        LimitRangeBuilder range = new LimitRangeBuilder();
        max.forEach((resource, amount) -> range.editOrNewSpec()
                .addNewLimit()
                .withType(type)
                .addToMax(resource, new Quantity(amount))
                .endLimit()
                .endSpec());
        return range.build();
    }

    private static ResourceQuota quota(String name, String streams) {
        return new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .addToHard(LimitRules.STREAMS, new Quantity(streams))
                .endSpec()
                .build();
    }
}
