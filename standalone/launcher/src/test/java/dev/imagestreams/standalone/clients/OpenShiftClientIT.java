package dev.imagestreams.standalone.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.launcher.TestStack;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** fabric8's OpenShift client, which knows nothing of us: streams, tags, and an informer that lists and watches. */
class OpenShiftClientIT {

    private static final String DEMO = "demo";

    private static TestStack test;
    private static OpenShiftClient client;

    @BeforeAll
    static void start() throws Exception {
        test = TestStack.empty("openshift-client");
        TestStack.Outcome up = test.run("up");
        assertThat(up.status()).as(up.output()).isZero();
        Config config = Config.fromKubeconfig(test.stack().folder().kubeconfig().toFile());
        // A failure is to be seen, not tried again for minutes.
        config.setRequestRetryBackoffLimit(0);
        client = new KubernetesClientBuilder().withConfig(config).build().adapt(OpenShiftClient.class);
        client.projectrequests()
                .create(new ProjectRequestBuilder()
                        .withNewMetadata()
                        .withName(DEMO)
                        .endMetadata()
                        .build());
    }

    @AfterAll
    static void stop() throws Exception {
        if (client != null) {
            client.close();
        }
        test.close();
    }

    @Test
    void aStreamIsMadeTaggedReadAndDeleted() {
        client.imageStreams().inNamespace(DEMO).resource(stream("app")).create();

        ImageStreamTag tagged = client.imageStreamTags()
                .inNamespace(DEMO)
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
                client.imageStreams().inNamespace(DEMO).withName("app").get();

        assertThat(tagged.getTag().getFrom().getName()).isEqualTo("registry.example/team/app:1");
        assertThat(read.getStatus().getTags().get(0).getItems().get(0).getDockerImageReference())
                .isEqualTo("registry.example/team/app:1");
        client.imageStreams().inNamespace(DEMO).withName("app").delete();
        assertThat(client.imageStreams().inNamespace(DEMO).withName("app").get())
                .isNull();
    }

    @Test
    void anInformerSeesWhatWasThereAndWhatHappens() throws InterruptedException {
        client.imageStreams().inNamespace(DEMO).resource(stream("before")).create();
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();

        try (SharedIndexInformer<ImageStream> informer =
                client.imageStreams().inNamespace(DEMO).inform(new Recorder(seen))) {
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("added before");
            client.imageStreams().inNamespace(DEMO).resource(stream("after")).create();
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("added after");
            client.imageStreams().inNamespace(DEMO).withName("after").edit(stream -> {
                stream.getMetadata().getAnnotations().put("note", "hello");
                return stream;
            });
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("updated after");
            client.imageStreams().inNamespace(DEMO).withName("after").delete();
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("deleted after");
        }
        client.imageStreams().inNamespace(DEMO).withName("before").delete();
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
