package dev.imagestreams.model.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.ModelArbitraries;
import dev.imagestreams.model.Refusals;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"team/app", "a/b", "team-1/my.app_2-x", "1/1"})
    void goodNamesAreKept(String text) {
        assertThat(StreamKey.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".          | may not be '.'",
                "..         | may not be '..'",
                "a/b        | may not contain '/'",
                "a%b        | may not contain '%'",
                "App        | must match \"[a-z0-9]+(?:[._-][a-z0-9]+)*\"",
                "a--b       | must match \"[a-z0-9]+(?:[._-][a-z0-9]+)*\"",
                "-a         | must match \"[a-z0-9]+(?:[._-][a-z0-9]+)*\"",
                "a:b        | must match \"[a-z0-9]+(?:[._-][a-z0-9]+)*\"",
                "''         | must match \"[a-z0-9]+(?:[._-][a-z0-9]+)*\""
            })
    void aBadNameIsInvalidInOpenShiftsWords(String name, String rule) {
        assertInvalid("team", name, "metadata.name: Invalid value: \"" + name + "\": " + rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Team", "-team", "team-", "te.am", "te_am", "a b"})
    void aNamespaceIsADnsLabel(String namespace) {
        assertInvalid(
                namespace,
                "app",
                "metadata.namespace: Invalid value: \"" + namespace
                        + "\": must be a DNS label: lower case letters, digits and '-', at most 63");
    }

    @Test
    void namespaceAndNameTogetherHaveAtMost255Characters() {
        String fits = "a".repeat(250);

        assertThat(new StreamKey("team", fits).name()).hasSize(250);
        assertInvalid(
                "team",
                fits + "a",
                "metadata.name: Invalid value: \"" + fits
                        + "a\": 'namespace/name' cannot be longer than 255 characters");
    }

    @Test
    void anEndlessNameIsRefusedWithoutMatchingOrRepeatingIt() {
        String endless = "a.".repeat(100_000) + "a";

        assertThatThrownBy(() -> new StreamKey("team", endless))
                .isInstanceOf(ImageStreamException.class)
                .hasMessageEndingWith("'namespace/name' cannot be longer than 255 characters")
                .message()
                .hasSizeLessThan(200);
        assertThatThrownBy(() -> new StreamKey("a".repeat(100_000), "app"))
                .isInstanceOf(ImageStreamException.class)
                .message()
                .hasSizeLessThan(200);
    }

    @Test
    void aTextWithoutNamespaceIsABadRequest() {
        assertThatThrownBy(() -> StreamKey.parse("app"))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessage("\"app\" is not <namespace>/<stream>");
    }

    @Property
    void parsingUndoesPrinting(@ForAll("streams") StreamKey key) {
        assertThat(StreamKey.parse(key.toString())).isEqualTo(key);
    }

    @Property
    void namespacesSortBeforeNames(@ForAll("streams") StreamKey one, @ForAll("streams") StreamKey other) {
        int expected = one.namespace().equals(other.namespace())
                ? one.name().compareTo(other.name())
                : one.namespace().compareTo(other.namespace());

        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Integer.signum(expected));
    }

    @Property
    void garbageIsRefusedOrKeptAsItIs(@ForAll("nearlyStreams") String text) {
        Refusals.refusesOrKeeps(StreamKey::parse, text);
    }

    @Provide
    Arbitrary<StreamKey> streams() {
        return ModelArbitraries.streams();
    }

    @Provide
    Arbitrary<String> nearlyStreams() {
        return Refusals.textsNear("team-1/my.app", "azAZ09._-/%: \n\u0000é");
    }

    private static void assertInvalid(String namespace, String name, String message) {
        assertThatThrownBy(() -> new StreamKey(namespace, name))
                .isInstanceOfSatisfying(ImageStreamException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID);
                    assertThat(e.causes()).hasSize(1);
                })
                .hasMessage(message);
    }
}
