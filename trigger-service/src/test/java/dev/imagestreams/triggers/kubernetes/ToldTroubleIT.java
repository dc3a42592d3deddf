package dev.imagestreams.triggers.kubernetes;

import static dev.imagestreams.triggers.testing.Workloads.PLACEHOLDER;
import static dev.imagestreams.triggers.testing.Workloads.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What the owner of an object is told when a trigger does nothing, where {@code kubectl describe} shows it. */
class ToldTroubleIT extends ClusterSessionCase {

    private static final String TRIGGERS = "image.openshift.io/triggers";

    @Test
    void anAnnotationThatCannotBeReadIsToldOnceAndNotTriedAgain() {
        pointers.point("demo/app:latest", V1);
        create(annotated("[{"));

        session.start();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events()).singleElement().satisfies(event -> {
                    assertThat(event.getMessage())
                            .startsWith("the annotation image.openshift.io/triggers is not valid");
                    assertThat(event.getInvolvedObject().getName()).isEqualTo("web");
                    assertThat(event.getSource().getComponent()).isEqualTo("imagestreams");
                }));
        staysAt("web", PLACEHOLDER);
        assertThat(changes("refused")).isEqualTo(1);
        assertThat(cluster.seen("PATCH")).isEmpty();
    }

    @Test
    void aWrongTriggerIsToldAndTheOtherGoesOn() {
        pointers.point("demo/app:latest", V1);
        Deployment web = deployment("web", "app:latest");
        String good = web.getMetadata().getAnnotations().get(TRIGGERS);
        create(annotated(good.replace("}]", "},") + good.substring(1).replace("==\\\"web", "==\\\"db")));

        session.start();

        awaitImage("web", V1);
        awaitTold(
                tuple(
                        "Warning",
                        "ImageTriggerFailed",
                        "no such container: spec.template.spec.containers[?(@.name==\"db\")].image"),
                tuple("Normal", "ImageTriggered", "Set image of web: " + V1));
    }

    @Test
    void aTagWithoutImageIsToldOnceAndSetWhenItHasOne() {
        create(deployment("web", "app:latest"));

        session.start();
        Tuple waits = tuple("Normal", "ImageTriggerWaiting", "waits for demo/app:latest, which points to no image");
        awaitTold(waits);
        session.missedSome();
        session.moved(pointers.point("demo/app:latest", V1));

        awaitImage("web", V1);
        awaitTold(waits, tuple("Normal", "ImageTriggered", "Set image of web: " + V1));
    }

    @Test
    void anAnnotationOnThePodTemplateIsTold() {
        pointers.point("demo/app:latest", V1);
        Deployment web = deployment("web", "app:latest");
        web.getSpec()
                .getTemplate()
                .setMetadata(new ObjectMetaBuilder()
                        .withAnnotations(web.getMetadata().getAnnotations())
                        .build());
        web.getMetadata().setAnnotations(null);
        create(web);

        session.start();

        awaitTold(
                tuple(
                        "Warning",
                        "ImageTriggerFailed",
                        "the annotation image.openshift.io/triggers is on the pod template; it belongs to the Deployment itself"));
        staysAt("web", PLACEHOLDER);
    }

    private static Deployment annotated(String triggers) {
        Deployment web = deployment("web", "app:latest");
        web.getMetadata().getAnnotations().put(TRIGGERS, triggers);
        return web;
    }

    private void awaitTold(Tuple... told) {
        await().atMost(SOON).untilAsserted(() -> assertThat(events())
                .extracting(Event::getType, Event::getReason, Event::getMessage)
                .containsExactlyInAnyOrder(told));
    }
}
