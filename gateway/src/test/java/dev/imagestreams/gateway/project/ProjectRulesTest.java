package dev.imagestreams.gateway.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"ab", "demo", "my-project-2", "openshifty", "0x"})
    void aDnsLabelOfTwoCharactersOrMoreIsAName(String name) {
        assertThat(ProjectRules.check(name, "")).isEmpty();
        assertThat(ProjectRules.reserved(name)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a", "A", "Demo", "-a", "a-", "a.b", "a_b", "..", "a/b", "ä"})
    void anythingElseIsNot(String name) {
        assertThat(ProjectRules.check(name, "")).hasSize(1);
    }

    @Test
    void namesEndAtSixtyThreeCharacters() {
        assertThat(ProjectRules.check("a".repeat(63), "")).isEmpty();
        assertThat(ProjectRules.check("a".repeat(64), "")).hasSize(1);
    }

    @Test
    void displayNamesAreOneLine() {
        assertThat(ProjectRules.check("demo", "two\nlines")).hasSize(1);
    }

    @Test
    void namesOfTheSystemAreReserved() {
        assertThat(ProjectRules.reserved("kube-system")).contains("cannot request a project starting with \"kube-\"");
        assertThat(ProjectRules.reserved("openshift")).contains("cannot request a project with the name \"openshift\"");
    }
}
