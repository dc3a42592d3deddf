package dev.imagestreams.gateway.api.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.apply.FieldManagement.Applied;
import dev.imagestreams.gateway.api.body.BodyFormat;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.openshift.api.model.ImageStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldManagementTest {

    private static final String VERSION = "image.openshift.io/v1";
    private static final FieldManager FLUX = FieldManager.applying("flux", VERSION);
    private static final FieldManager ARGO = FieldManager.applying("argo", VERSION);
    private static final FieldManager OC = FieldManager.updating("oc", VERSION);
    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T08:00:00Z");

    private final FieldManagement monday = new FieldManagement(ImageStream.class, MONDAY);
    private final FieldManagement tuesday = new FieldManagement(ImageStream.class, TUESDAY);

    @Test
    void whoeverAppliesOwnsWhatTheyMention() {
        Applied applied = monday.apply(
                FieldManagement.blank(),
                List.of(),
                yaml("metadata: {name: app, labels: {color: red}}\n"
                        + "spec: {tags: [{name: v1, from: {kind: DockerImage, name: r/a:1}}]}"),
                FLUX,
                false);

        assertThat(paths(applied.managed(), FLUX))
                .containsExactly(
                        "f:metadata f:labels f:color",
                        "f:spec f:tags k:{\"name\":\"v1\"}",
                        "f:spec f:tags k:{\"name\":\"v1\"} f:from",
                        "f:spec f:tags k:{\"name\":\"v1\"} f:name");
        assertThat(applied.managed().get(0).getTime()).isEqualTo("2026-11-16T08:00:00Z");
    }

    @Test
    void whatIsNotMentionedAnyMoreGoesWithAllThatIsInIt() {
        Applied first = apply("spec: {tags: [{name: a}, {name: b}], lookupPolicy: {local: true}}", FLUX);
        ObjectNode defaulted = first.tree().deepCopy();
        ((ObjectNode) defaulted.at("/spec/tags/1")).put("generation", 3);

        Applied second = tuesday.apply(defaulted, first.managed(), yaml("spec: {tags: [{name: a}]}"), FLUX, false);

        assertThat(second.tree().path("spec")).isEqualTo(yaml("tags: [{name: a}]"));
    }

    @Test
    void whatOthersOwnIsLeftToThem() {
        Applied first = apply("spec: {tags: [{name: a}]}", FLUX);
        Applied others =
                tuesday.apply(first.tree(), first.managed(), yaml("spec: {tags: [{name: a}, {name: b}]}"), ARGO, false);

        Applied withdrawn = tuesday.apply(others.tree(), others.managed(), yaml("metadata: {}"), FLUX, false);

        assertThat(withdrawn.tree().at("/spec/tags")).hasSize(2);
        assertThat(withdrawn.managed()).hasSize(1);
        assertThat(paths(withdrawn.managed(), ARGO)).isEqualTo(paths(others.managed(), ARGO));
    }

    @Test
    void theSameValueIsOwnedTogether() {
        Applied first = apply("metadata: {labels: {color: red}}", FLUX);

        Applied second =
                tuesday.apply(first.tree(), first.managed(), yaml("metadata: {labels: {color: red}}"), ARGO, false);

        assertThat(paths(second.managed(), FLUX)).isEqualTo(paths(second.managed(), ARGO));
    }

    @Test
    void anotherValueIsAConflictThatNamesOwnerAndField() {
        Applied first = apply("spec: {tags: [{name: v1, from: {kind: DockerImage, name: r/a:1}}]}", FLUX);

        FieldConflictException refused = catchThrowableOfType(
                FieldConflictException.class,
                () -> tuesday.apply(
                        first.tree(),
                        first.managed(),
                        yaml("spec: {tags: [{name: v1, from: {kind: DockerImage, name: r/a:2}}]}"),
                        ARGO,
                        false));

        assertThat(refused)
                .hasMessage("Apply failed with 1 conflict: conflict with \"flux\": .spec.tags[name=\"v1\"].from");
        assertThat(refused.status().getCode()).isEqualTo(409);
        assertThat(refused.status().getDetails().getCauses())
                .containsExactly(new StatusCause(
                        ".spec.tags[name=\"v1\"].from", "conflict with \"flux\"", "FieldManagerConflict"));
    }

    @Test
    void severalConflictsAreToldByOwner() {
        Applied first = apply("metadata: {labels: {color: red}}", FLUX);
        ObjectNode changed = first.tree().deepCopy();
        ((ObjectNode) changed.path("metadata")).putObject("annotations").put("note", "by hand");
        List<ManagedFieldsEntry> managed = tuesday.update(first.tree(), changed, first.managed(), OC);

        FieldConflictException refused = catchThrowableOfType(
                FieldConflictException.class,
                () -> tuesday.apply(
                        changed,
                        managed,
                        yaml("metadata: {labels: {color: blue}, annotations: {note: generated}}"),
                        ARGO,
                        false));

        assertThat(refused)
                .hasMessage("Apply failed with 2 conflicts: conflicts with \"flux\":\n- .metadata.labels.color\n"
                        + "conflicts with \"oc\" using image.openshift.io/v1 at 2026-11-17T08:00:00Z:\n"
                        + "- .metadata.annotations.note");
    }

    @Test
    void kubectlGoesOnWithWhatItAppliedItself() {
        FieldManager kubectl = FieldManager.applying("kubectl", VERSION);
        ObjectNode applied = yaml(
                """
                metadata:
                  labels: {color: red, size: small}
                  annotations:
                    kubectl.kubernetes.io/last-applied-configuration: |
                      {"apiVersion":"image.openshift.io/v1","metadata":{"labels":{"color":"red","size":"large"}}}
                """);
        List<ManagedFieldsEntry> managed = monday.update(FieldManagement.blank(), applied, List.of(), OC);

        Applied second = tuesday.apply(
                applied,
                managed,
                yaml("{apiVersion: image.openshift.io/v1, metadata: {labels: {color: <blue>}}}"),
                kubectl,
                false);
        FieldConflictException refused = catchThrowableOfType(
                FieldConflictException.class,
                () -> tuesday.apply(applied, managed, yaml("metadata: {labels: {size: huge}}"), kubectl, false));

        assertThat(second.tree().at("/metadata/labels/color").asText()).isEqualTo("<blue>");
        assertThat(second.tree()
                        .at("/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration")
                        .asText())
                .isEqualTo("{\"apiVersion\":\"image.openshift.io/v1\",\"metadata\":{\"labels\":"
                        + "{\"color\":\"\\u003cblue\\u003e\"}}}\n");
        assertThat(refused).hasMessageContaining(".metadata.labels.size");
    }

    @Test
    void whatIsTakenByForceIsLostToItsOwner() {
        Applied first = apply("metadata: {labels: {color: red, size: small}}", FLUX);

        Applied taken =
                tuesday.apply(first.tree(), first.managed(), yaml("metadata: {labels: {color: blue}}"), ARGO, true);

        assertThat(taken.tree().at("/metadata/labels")).isEqualTo(yaml("{color: blue, size: small}"));
        assertThat(paths(taken.managed(), FLUX)).containsExactly("f:metadata f:labels f:size");
        assertThat(paths(taken.managed(), ARGO)).containsExactly("f:metadata f:labels f:color");
    }

    @Test
    void applyingTheSameAgainChangesNothingAndNoTime() {
        Applied first = apply("spec: {tags: [{name: a}, {name: b}]}", FLUX);

        Applied again =
                tuesday.apply(first.tree(), first.managed(), yaml("spec: {tags: [{name: a}, {name: b}]}"), FLUX, false);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void whoeverUpdatesTakesWhatTheyChange() {
        Applied first = apply("metadata: {labels: {color: red, size: small}}", FLUX);
        ObjectNode changed = first.tree().deepCopy();
        ((ObjectNode) changed.at("/metadata/labels")).put("color", "blue").remove("size");

        List<ManagedFieldsEntry> managed = tuesday.update(first.tree(), changed, first.managed(), OC);

        assertThat(managed).hasSize(1);
        assertThat(paths(managed, OC)).containsExactly("f:metadata f:labels f:color");
    }

    @Test
    void clientsWithoutNumberDoNotLetAnObjectGrow() {
        ObjectNode before = yaml("metadata: {labels: {}}");
        List<ManagedFieldsEntry> managed = List.of();
        for (int i = 0; i < 30; i++) {
            ObjectNode after = before.deepCopy();
            ((ObjectNode) after.at("/metadata/labels")).put("l" + i, "1");
            managed = new FieldManagement(ImageStream.class, MONDAY.plusSeconds(i))
                    .update(before, after, managed, FieldManager.updating("client-" + i, VERSION));
            before = after;
        }

        assertThat(managed).hasSizeLessThanOrEqualTo(11);
        assertThat(Ownership.read(managed).all().paths()).hasSizeGreaterThanOrEqualTo(30);
    }

    private Applied apply(String configuration, FieldManager manager) {
        return monday.apply(FieldManagement.blank(), List.of(), yaml(configuration), manager, false);
    }

    private static List<String> paths(List<ManagedFieldsEntry> managed, FieldManager manager) {
        return Ownership.read(managed).of(manager).paths().stream()
                .map(path -> String.join(" ", path))
                .toList();
    }

    private static ObjectNode yaml(String text) {
        return (ObjectNode) BodyFormat.YAML.tree(text.getBytes(StandardCharsets.UTF_8));
    }
}
