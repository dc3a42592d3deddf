package dev.imagestreams.triggers.pointer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagKeyTest {

    @Test
    void aNameIsStreamColonTag() {
        assertThat(TagKey.in("images", "app:latest")).map(TagKey::toString).contains("images/app:latest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "app:", ":latest", ":", "", "a:b:c", "app@sha256:1", "UPPER:latest", "a/b:c"})
    void aNameWithoutExactlyOneColonBetweenNamesIsNone(String name) {
        assertThat(TagKey.in("images", name)).isEmpty();
    }

    @Property
    void noTextBreaksIt(@ForAll String namespace, @ForAll String name) {
        assertThatCode(() -> TagKey.in(namespace, name)).doesNotThrowAnyException();
        assertThatCode(() -> TagKey.parse(name)).doesNotThrowAnyException();
    }

    @Property
    void whatIsWrittenCanBeReadBack(@ForAll String name) {
        TagKey.in("images", name)
                .ifPresent(key -> assertThat(TagKey.parse(key.toString())).contains(key));
    }

    @Test
    void aTagWithBlanksCanBeReadBack() {
        TagKey key = TagKey.in("images", "app:a b").orElseThrow();

        assertThat(TagKey.parse(key.toString())).contains(key);
    }
}
