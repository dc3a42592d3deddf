package dev.imagestreams.triggers.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.imagestreams.triggers.workload.PodContainers.Group;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {

    private static final String POD = "spec.template.spec";

    @Test
    void aContainerIsAddressedByName() {
        assertThat(FieldPath.parse(POD, "spec.template.spec.containers[?(@.name==\"web\")].image"))
                .contains(new FieldPath(Group.CONTAINERS, "web", 0));
    }

    @Test
    void aContainerIsAddressedByIndex() {
        assertThat(FieldPath.parse(POD, "spec.template.spec.containers[1].image"))
                .contains(new FieldPath(Group.CONTAINERS, null, 1));
    }

    @Test
    void initContainersAreAddressedAlike() {
        assertThat(FieldPath.parse(POD, "spec.template.spec.initContainers[?(@.name==\"init\")].image"))
                .contains(new FieldPath(Group.INIT_CONTAINERS, "init", 0));
    }

    @Test
    void aCronJobHasItsPodDeeper() {
        String deeper = "spec.jobTemplate.spec.template.spec";

        assertThat(FieldPath.parse(deeper, deeper + ".containers[0].image")).isPresent();
        assertThat(FieldPath.startsAt(deeper, "spec.template.spec.containers[0].image"))
                .isFalse();
        assertThat(FieldPath.startsAt(POD, deeper + ".containers[0].image")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "containers[?(@.name=='web')].image",
                "containers[?(@.name == \"web\")].image",
                "containers[ ?( @.name==\"web\" ) ].image",
                "containers[ 0 ].image"
            })
    void singleQuotesAndBlanksAreTakenAsTheDocumentationWritesThem(String rest) {
        assertThat(FieldPath.parse(POD, POD + '.' + rest)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "containers",
                "containers[0]",
                "containers[].image",
                "containers[*].image",
                "containers[-1].image",
                "containers[99999999999].image",
                "containers[?(@name==\"web\")].image",
                "containers[?(@.name==web)].image",
                "containers[?(@.name==\"web')].image",
                "containers[?(@.image==\"web\")].image",
                "containers[?(@.name==\"\")].image",
                "containers[0].image ",
                "containers[0].imagePullPolicy",
                "containers[0].env[0].value",
                "ephemeralContainers[0].image",
                "volumes[0].image"
            })
    void nothingElseIsAPath(String rest) {
        assertThat(FieldPath.parse(POD, POD + '.' + rest)).isEmpty();
    }

    @Property
    void everyContainerIsFoundByItsNameAndByItsIndex(
            @ForAll("pods") PodContainers pod, @ForAll Group group, @ForAll @IntRange(max = 20) int index) {
        List<Container> containers = pod.in(group);
        String start = POD + '.' + group.field() + '[';

        FieldPath byIndex = FieldPath.parse(POD, start + index + "].image").orElseThrow();

        assertThat(byIndex.locate(pod).isPresent()).isEqualTo(index < containers.size());
        if (index < containers.size()) {
            String name = containers.get(index).name();
            FieldPath byName = FieldPath.parse(POD, start + "?(@.name==\"" + name + "\")].image")
                    .orElseThrow();
            assertThat(byName.locate(pod)).hasValue(index);
        }
    }

    @Property
    void noTextBreaksIt(@ForAll String text) {
        assertThatCode(() -> FieldPath.parse(POD, text)).doesNotThrowAnyException();
        assertThatCode(() -> FieldPath.parse(POD, POD + ".containers[" + text + "].image"))
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<PodContainers> pods() {
        Arbitrary<List<Container>> containers = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("0123456789-.'(]")
                .ofMinLength(1)
                .list()
                .uniqueElements()
                .ofMaxSize(8)
                .map(names -> IntStream.range(0, names.size())
                        .mapToObj(i -> new Container(names.get(i), i % 3 == 0 ? null : "image:" + i))
                        .toList());
        return containers.flatMap(all -> containers.map(inits -> new PodContainers(all, inits)));
    }
}
