package dev.imagestreams.imports.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class GlobTest {

    @Property
    void agreesWithARegularExpression(
            @ForAll @Chars({'*', '?', 'a', 'b'}) @StringLength(max = 8) String glob,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 8) String text) {
        Pattern pattern = Pattern.compile(glob.replace("*", ".*").replace('?', '.'));

        assertThat(Glob.matches(glob, text)).isEqualTo(pattern.matcher(text).matches());
    }
}
