package dev.imagestreams.gateway.api.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FieldSetTest {

    @Property
    void aUnionHasThePathsOfBoth(@ForAll("sets") FieldSet one, @ForAll("sets") FieldSet other) {
        assertThat(one.union(other)).isEqualTo(other.union(one));
        assertThat(one.union(other).paths()).containsAll(one.paths()).containsAll(other.paths());
        assertThat(one.union(one)).isEqualTo(one);
    }

    @Property
    void whatIsTakenAwayAndWhatIsSharedMakeTheWhole(@ForAll("sets") FieldSet one, @ForAll("sets") FieldSet other) {
        FieldSet left = one.without(other);
        FieldSet shared = one.intersection(other);

        assertThat(left.union(shared)).isEqualTo(one);
        assertThat(left.intersection(shared).isEmpty()).isTrue();
        assertThat(left.intersection(other).isEmpty()).isTrue();
    }

    @Property
    void aSetIsReadAsItWasWritten(@ForAll("sets") FieldSet set) {
        assertThat(FieldSteps.read(FieldSteps.write(set))).isEqualTo(set);
    }

    @Property
    void nothingIsKeptBelowWhereNothingIs(@ForAll("sets") FieldSet set) {
        assertThat(set.children().values()).noneMatch(FieldSet::isEmpty);
        assertThat(set.without(set)).isEqualTo(FieldSet.EMPTY);
    }

    /** Sets of an object: the object itself is in none. */
    @Provide
    Arbitrary<FieldSet> sets() {
        return below(3).map(set -> FieldSet.of(false, set.children()));
    }

    private static Arbitrary<FieldSet> below(int depth) {
        if (depth == 0) {
            return Arbitraries.just(FieldSet.LEAF);
        }
        Arbitrary<String> steps = Arbitraries.of("f:a", "f:b", "k:{\"name\":\"x\"}", "v:\"y\"");
        Arbitrary<Map<String, FieldSet>> children =
                Arbitraries.maps(steps, below(depth - 1)).ofMaxSize(3);
        return children.flatMap(sets -> Arbitraries.of(true, false).map(member -> FieldSet.of(member, sets)));
    }
}
