package dev.imagestreams.triggers.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.imagestreams.triggers.workload.TriggerAnnotation.Triggers;
import dev.imagestreams.triggers.workload.TriggerAnnotation.Unreadable;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerAnnotationTest {

    @Test
    void everyMemberIsRead() {
        String text =
                """
                [{"from":{"kind":"ImageStreamTag","name":"app:latest","namespace":"images","apiVersion":""},
                  "fieldPath":"spec.template.spec.containers[?(@.name==\\"web\\")].image","paused":true}]""";

        assertThat(TriggerAnnotation.read(text))
                .isEqualTo(new Triggers(
                        List.of(new ImageTrigger(
                                "ImageStreamTag",
                                "",
                                "images",
                                "app:latest",
                                "spec.template.spec.containers[?(@.name==\"web\")].image",
                                true)),
                        List.of()));
    }

    @Test
    void unknownMembersAreIgnored() {
        String text = "[{\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"a:b\",\"uid\":7},\"fieldPath\":\"x\","
                + "\"lastTriggeredImage\":\"y\"}]";

        assertThat(TriggerAnnotation.read(text))
                .isInstanceOfSatisfying(
                        Triggers.class, read -> assertThat(read.triggers()).hasSize(1));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "null", "[]"})
    void whatIsLeftWhenAllTriggersAreRemovedIsNoTrigger(String text) {
        assertThat(TriggerAnnotation.read(text)).isEqualTo(Triggers.NONE);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false", "'\"true\"',true", "'\"false\"',false", "null,false"})
    void pausedIsABooleanOrOneAsText(String json, boolean paused) {
        String text = "[{\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"a:b\"},\"fieldPath\":\"x\",\"paused\":" + json
                + "}]";

        assertThat(TriggerAnnotation.read(text)).isInstanceOfSatisfying(Triggers.class, read -> assertThat(
                        read.triggers().get(0).paused())
                .isEqualTo(paused));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[", "[{}] x", "\"text\"", "7"})
    void whatCannotBeReadIsReportedAndNotThrown(String text) {
        assertThat(TriggerAnnotation.read(text))
                .isInstanceOfSatisfying(Unreadable.class, read -> assertThat(read.reason())
                        .startsWith("the annotation image.openshift.io/triggers is not valid"));
    }

    @ParameterizedTest
    @CsvSource({
        "1,it must be an object",
        "'{\"from\":\"app:latest\"}',from must be an object",
        "'{\"from\":{\"name\":7}}',name must be text",
        "'{\"fieldPath\":[]}',fieldPath must be text",
        "'{\"paused\":\"yes\"}',paused must be true or false",
        "'{\"paused\":1}',paused must be true or false",
        "'{\"paused\":{}}',paused must be true or false"
    })
    void aTriggerThatMakesNoSenseIsReportedAndTheOthersCount(String item, String reason) {
        String good = "{\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"a:b\"},\"fieldPath\":\"x\"}";

        assertThat(TriggerAnnotation.read('[' + good + ',' + item + ']'))
                .isInstanceOfSatisfying(Triggers.class, read -> {
                    assertThat(read.triggers())
                            .extracting(ImageTrigger::fieldPath)
                            .containsExactly("x");
                    assertThat(read.problems())
                            .containsExactly(new Problem(false, "trigger 1 of the annotation is not valid: " + reason));
                });
    }

    @Test
    void aFieldThatTwoTriggersWantIsSetByNoneOfThemAndTheOthersCount() {
        assertThat(TriggerAnnotation.read("[{\"fieldPath\":\"x\"},{\"fieldPath\":\"y\"},{\"fieldPath\":\"x\"}]"))
                .isInstanceOfSatisfying(Triggers.class, read -> {
                    assertThat(read.triggers())
                            .extracting(ImageTrigger::fieldPath)
                            .containsExactly("y");
                    assertThat(read.problems())
                            .containsExactly(new Problem(false, "duplicate triggers are not allowed: x"));
                });
    }

    @Test
    void nestingWithoutEndIsReportedToo() {
        assertThat(TriggerAnnotation.read("[".repeat(100_000))).isInstanceOf(Unreadable.class);
    }

    @Property
    void noTextBreaksIt(@ForAll String text) {
        assertThatCode(() -> TriggerAnnotation.read(text)).doesNotThrowAnyException();
        assertThatCode(() -> TriggerAnnotation.read("[{\"fieldPath\":" + text + "}]"))
                .doesNotThrowAnyException();
    }
}
