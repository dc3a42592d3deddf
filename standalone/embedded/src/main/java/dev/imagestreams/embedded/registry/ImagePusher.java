package dev.imagestreams.embedded.registry;

import dev.imagestreams.model.image.Digest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pushes sample images to any registry over plain HTTP, as a client does: blobs that are missing, then the manifest.
 * Safe for several threads.
 */
public final class ImagePusher {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI registry;
    private final @Nullable Credentials credentials;

    /** @param address {@code host:port} */
    public ImagePusher(String address) {
        this(address, null);
    }

    public ImagePusher(String address, @Nullable Credentials credentials) {
        this.registry = URI.create("http://" + address);
        this.credentials = credentials;
    }

    /** @return the digest the tag points to now */
    public Digest push(SampleImage image, String repository, String tag) throws IOException, InterruptedException {
        pushBlobs(image, repository);
        return pushManifest(image.manifest(), repository, tag);
    }

    /** @return the digest the tag points to now: the index's own */
    public Digest push(SampleIndex index, String repository, String tag) throws IOException, InterruptedException {
        for (SampleImage image : index.images()) {
            pushBlobs(image, repository);
            pushManifest(image.manifest(), repository, image.digest().toString());
        }
        return pushManifest(index.manifest(), repository, tag);
    }

    private void pushBlobs(SampleImage image, String repository) throws IOException, InterruptedException {
        pushBlob(image.config(), repository);
        for (byte[] layer : image.layers()) {
            pushBlob(layer, repository);
        }
    }

    private void pushBlob(byte[] content, String repository) throws IOException, InterruptedException {
        Digest digest = Digest.sha256(content);
        String blobs = "/v2/" + repository + "/blobs/";
        HttpRequest.Builder ask = request(registry.resolve(blobs + digest)).method("HEAD", BodyPublishers.noBody());
        if (send(ask, Set.of(200, 404)).statusCode() == 200) {
            return;
        }
        HttpRequest.Builder begin =
                request(registry.resolve(blobs + "uploads/")).POST(BodyPublishers.noBody());
        String upload =
                send(begin, Set.of(202)).headers().firstValue("Location").orElseThrow();
        String separator = upload.indexOf('?') < 0 ? "?" : "&";
        send(
                request(registry.resolve(upload + separator + "digest=" + digest))
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(content)),
                Set.of(201));
    }

    private Digest pushManifest(SampleManifest manifest, String repository, String reference)
            throws IOException, InterruptedException {
        send(
                request(registry.resolve("/v2/" + repository + "/manifests/" + reference))
                        .header("Content-Type", manifest.mediaType())
                        .PUT(BodyPublishers.ofByteArray(manifest.bytes())),
                Set.of(201));
        return manifest.digest();
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        return credentials == null ? request : request.header("Authorization", credentials.basic());
    }

    private HttpResponse<String> send(HttpRequest.Builder builder, Set<Integer> expected)
            throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (!expected.contains(response.statusCode())) {
            throw new IOException("the registry answered %s %s with %d: %s"
                    .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
        }
        return response;
    }
}
