package dev.imagestreams.imports.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.image.TagName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TagOrderTest {

    @Test
    void putsLatestFirstThenMinorVersionsThenFullOnesThenTheRest() {
        List<String> wanted = List.of(
                "latest",
                "20240101",
                "v11",
                "10.2",
                "10.2-rc1",
                "v10.1",
                "5",
                "0.9",
                "v2.0.0",
                "1.10.0",
                "1.9.12",
                "1.9.12-rc.10",
                "1.9.12-rc.2",
                "1.9.12-rc",
                "1.9.12-beta",
                "01.2.3",
                "1.2.3.4",
                "alpine",
                "t00",
                "t01");
        List<TagName> shuffled =
                new ArrayList<>(wanted.stream().map(TagName::new).toList());
        Collections.shuffle(shuffled, new Random(7));

        shuffled.sort(TagOrder.MOST_WANTED_FIRST);

        assertThat(shuffled).extracting(TagName::value).containsExactlyElementsOf(wanted);
    }

    @Property
    void isATotalOrder(@ForAll("tags") TagName one, @ForAll("tags") TagName two, @ForAll("tags") TagName three) {
        TagOrder order = TagOrder.MOST_WANTED_FIRST;

        assertThat(Integer.signum(order.compare(one, two))).isEqualTo(-Integer.signum(order.compare(two, one)));
        assertThat(order.compare(one, two) == 0).isEqualTo(one.equals(two));
        if (order.compare(one, two) < 0 && order.compare(two, three) < 0) {
            assertThat(order.compare(one, three)).isNegative();
        }
    }

    @Provide
    Arbitrary<TagName> tags() {
        Arbitrary<String> parts = Arbitraries.of("v", "1", "10", "02", ".", ".", "-", "rc", "a", "0", "latest");
        return parts.list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(texts -> String.join("", texts))
                .filter(text -> text.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}"))
                .map(TagName::new);
    }
}
