package dev.imagestreams.launcher.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.image.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What one does with the image streams of one namespace, in the requests {@code oc} makes. */
public final class StreamApi {

    private static final Set<Integer> MADE = Set.of(200, 201);

    private final GatewayClient gateway;
    private final String namespace;
    private final String images;

    public StreamApi(GatewayClient gateway, String namespace) {
        this.gateway = gateway;
        this.namespace = namespace;
        this.images = "/apis/image.openshift.io/v1/namespaces/" + namespace;
    }

    /** {@code oc new-project}; a project that is there already will do. */
    public void createProject() throws IOException, InterruptedException {
        gateway.send(
                "POST",
                "/apis/project.openshift.io/v1/projectrequests",
                """
                {"kind": "ProjectRequest", "apiVersion": "project.openshift.io/v1", "metadata": {"name": "%s"}}"""
                        .formatted(namespace),
                Set.of(201, 409));
    }

    /** {@code oc tag --scheduled --insecure SOURCE STREAM:TAG} */
    public void follow(String stream, String tag, String source) throws IOException, InterruptedException {
        putTag(
                stream,
                tag,
                """
                {"from": {"kind": "DockerImage", "name": "%s"}, "generation": 0,
                 "importPolicy": {"insecure": true, "scheduled": true}, "referencePolicy": {"type": "Source"}}"""
                        .formatted(source));
    }

    /** {@code oc tag STREAM@DIGEST STREAM:TAG} */
    public void pointTo(String stream, String tag, Digest digest) throws IOException, InterruptedException {
        putTag(
                stream,
                tag,
                """
                {"from": {"kind": "ImageStreamImage", "name": "%s@%s"}, "referencePolicy": {"type": "Source"}}"""
                        .formatted(stream, digest));
    }

    /**
     * {@code oc import-image STREAM:TAG --from SOURCE}: returns when the result is in the history.
     *
     * @return what the source pointed to
     * @throws GatewayException also when the registry could not be imported from
     */
    public Digest importNow(String stream, String tag, String source) throws IOException, InterruptedException {
        JsonNode answer = gateway.send(
                "POST",
                images + "/imagestreamimports",
                """
                {"kind": "ImageStreamImport", "apiVersion": "image.openshift.io/v1",
                 "metadata": {"name": "%s", "namespace": "%s"},
                 "spec": {"import": true, "images": [
                   {"from": {"kind": "DockerImage", "name": "%s"}, "to": {"name": "%s"},
                    "importPolicy": {"insecure": true}, "referencePolicy": {"type": "Source"}}]},
                 "status": {}}"""
                        .formatted(stream, namespace, source, tag),
                Set.of(201));
        JsonNode image = answer.at("/status/images/0");
        if (!image.at("/status/status").asText().equals("Success")) {
            throw new GatewayException(
                    image.at("/status/code").asInt(),
                    image.at("/status/message").asText("nothing was imported"));
        }
        return Digest.parse(image.at("/image/metadata/name").asText());
    }

    /** What the tag pointed to, newest first; empty when it never pointed to anything. */
    public List<Digest> history(String stream, String tag) throws IOException, InterruptedException {
        JsonNode tags = gateway.get(images + "/imagestreams/" + stream).at("/status/tags");
        List<Digest> digests = new ArrayList<>();
        for (JsonNode each : tags) {
            if (each.path("tag").asText().equals(tag)) {
                each.path("items")
                        .forEach(item ->
                                digests.add(Digest.parse(item.path("image").asText())));
            }
        }
        return digests;
    }

    /**
     * @param secret {@code whsec_…}, with which deliveries will be signed
     */
    public void notifyWebhook(String trigger, String stream, String tag, String url, String secret)
            throws IOException, InterruptedException {
        gateway.send(
                "POST",
                "/apis/triggers.imagestreams.dev/v1/namespaces/" + namespace + "/imagetriggers",
                """
                {"apiVersion": "triggers.imagestreams.dev/v1", "kind": "ImageTrigger", "metadata": {"name": "%s"},
                 "spec": {"from": {"stream": "%s", "tag": "%s"}, "webhook": {"url": "%s", "secret": "%s"}}}"""
                        .formatted(trigger, stream, tag, url, secret),
                Set.of(201));
    }

    private void putTag(String stream, String tag, String reference) throws IOException, InterruptedException {
        gateway.send(
                "PUT",
                images + "/imagestreamtags/" + stream + ':' + tag,
                """
                {"kind": "ImageStreamTag", "apiVersion": "image.openshift.io/v1",
                 "metadata": {"name": "%s:%s", "namespace": "%s"},
                 "tag": %s, "generation": 0, "lookupPolicy": {"local": false}, "image": {}}"""
                        .formatted(stream, tag, namespace, reference),
                MADE);
    }
}
