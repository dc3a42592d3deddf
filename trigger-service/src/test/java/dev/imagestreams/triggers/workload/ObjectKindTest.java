package dev.imagestreams.triggers.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKindTest {

    @Test
    void isNamedByGroupVersionAndKind() {
        assertThat(ObjectKind.named("argoproj.io/v1alpha1/Rollout"))
                .isEqualTo(new ObjectKind("argoproj.io/v1alpha1", "Rollout", "spec.template.spec"));
        assertThat(ObjectKind.named("v1/ReplicationController").apiVersion()).isEqualTo("v1");
        assertThat(ObjectKind.named("apps/v1/Deployment")).isEqualTo(ObjectKind.DEPLOYMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Rollout", "rollouts.argoproj.io", "argoproj.io/Rollout", "a/v1/b/C", "a/v1/rollout"})
    void anythingElseIsNone(String name) {
        assertThatThrownBy(() -> ObjectKind.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("as in argoproj.io/v1alpha1/Rollout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch/v1/Job", "v1/Pod"})
    void whatCannotBeGivenAnotherImageCannotFollow(String name) {
        assertThatThrownBy(() -> ObjectKind.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot follow tags");
    }
}
