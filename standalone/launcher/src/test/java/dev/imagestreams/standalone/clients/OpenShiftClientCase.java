package dev.imagestreams.standalone.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.openshift.api.model.ImageStream;
import io.fabric8.openshift.api.model.ImageStreamBuilder;
import io.fabric8.openshift.api.model.ImageStreamTag;
import io.fabric8.openshift.api.model.ImageStreamTagBuilder;
import io.fabric8.openshift.api.model.ProjectRequestBuilder;
import io.fabric8.openshift.client.OpenShiftClient;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** fabric8's OpenShift client, which knows nothing of us: streams, tags, and an informer that lists and watches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenShiftClientCase {

    private static final String PROJECT = "client";

    private final OpenShiftClient client;

    OpenShiftClientCase(Path kubeconfig) {
        Config config = Config.fromKubeconfig(kubeconfig.toFile());
        // A failure is to be seen, not tried again for minutes.
        config.setRequestRetryBackoffLimit(0);
        client = new KubernetesClientBuilder().withConfig(config).build().adapt(OpenShiftClient.class);
    }

    @BeforeAll
    void makeProject() {
        client.projectrequests()
                .create(new ProjectRequestBuilder()
                        .withNewMetadata()
                        .withName(PROJECT)
                        .endMetadata()
                        .build());
    }

    @AfterAll
    void close() {
        client.close();
    }

    @Test
    void aStreamIsMadeTaggedReadAndDeleted() {
        client.imageStreams().inNamespace(PROJECT).resource(stream("app")).create();

        ImageStreamTag tagged = client.imageStreamTags()
                .inNamespace(PROJECT)
                .resource(new ImageStreamTagBuilder()
                        .withNewMetadata()
                        .withName("app:prod")
                        .endMetadata()
                        .withNewTag()
                        .withName("prod")
                        .withReference(true)
                        .withNewFrom()
                        .withKind("DockerImage")
                        .withName("registry.example/team/app:1")
                        .endFrom()
                        .endTag()
                        .build())
                .create();
        ImageStream read =
                client.imageStreams().inNamespace(PROJECT).withName("app").get();

        assertThat(tagged.getTag().getFrom().getName()).isEqualTo("registry.example/team/app:1");
        assertThat(read.getStatus().getTags().get(0).getItems().get(0).getDockerImageReference())
                .isEqualTo("registry.example/team/app:1");
        client.imageStreams().inNamespace(PROJECT).withName("app").delete();
        assertThat(client.imageStreams().inNamespace(PROJECT).withName("app").get())
                .isNull();
    }

    @Test
    void anInformerSeesWhatWasThereAndWhatHappens() throws InterruptedException {
        client.imageStreams().inNamespace(PROJECT).resource(stream("before")).create();
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();

        try (SharedIndexInformer<ImageStream> informer =
                client.imageStreams().inNamespace(PROJECT).inform(new Recorder(seen))) {
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("added before");
            client.imageStreams().inNamespace(PROJECT).resource(stream("after")).create();
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("added after");
            client.imageStreams().inNamespace(PROJECT).withName("after").edit(stream -> {
                stream.getMetadata().getAnnotations().put("note", "hello");
                return stream;
            });
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("updated after");
            client.imageStreams().inNamespace(PROJECT).withName("after").delete();
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("deleted after");
        }
        client.imageStreams().inNamespace(PROJECT).withName("before").delete();
    }

    private static ImageStream stream(String name) {
        return new ImageStreamBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build();
    }

    private record Recorder(BlockingQueue<String> seen) implements ResourceEventHandler<ImageStream> {

        @Override
        public void onAdd(ImageStream stream) {
            seen.add("added " + stream.getMetadata().getName());
        }

        @Override
        public void onUpdate(ImageStream before, ImageStream stream) {
            seen.add("updated " + stream.getMetadata().getName());
        }

        @Override
        public void onDelete(ImageStream stream, boolean finalStateUnknown) {
            seen.add("deleted " + stream.getMetadata().getName());
        }
    }
}
