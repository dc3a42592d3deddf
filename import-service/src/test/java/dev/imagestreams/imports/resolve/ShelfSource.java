package dev.imagestreams.imports.resolve;

import dev.imagestreams.imports.manifest.FetchedManifest;
import dev.imagestreams.imports.manifest.MediaTypes;
import dev.imagestreams.imports.manifest.ReferrerDescriptor;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.source.ImageSource;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.image.TagName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A repository in memory that gives out what was put on the shelf, and remembers what it was asked for. */
public final class ShelfSource implements ImageSource, ImageSources {

    private final Map<String, FetchedManifest> manifests = new HashMap<>();
    private final Map<Digest, byte[]> configurations = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Kind failure;

    public Digest put(String mediaType, String manifest) {
        byte[] content = manifest.getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.sha256(content);
        manifests.put(digest.toString(), new FetchedManifest(digest, mediaType, content));
        return digest;
    }

    public void tag(String tag, Digest digest) {
        manifests.put(tag, manifests.get(digest.toString()));
    }

    public Digest putConfiguration(String configuration) {
        byte[] content = configuration.getBytes(StandardCharsets.UTF_8);
        configurations.put(Digest.sha256(content), content);
        return Digest.sha256(content);
    }

    /** An OCI image whose configuration is this. */
    public Digest putImage(String configuration) {
        return put(MediaTypes.OCI_MANIFEST, image(putConfiguration(configuration)));
    }

    public static String image(Digest configuration) {
        return manifest("application/vnd.oci.image.config.v1+json", configuration);
    }

    /** An image, or something else in the form of one. */
    public static String manifest(String configType, Digest configuration) {
        return """
                {"schemaVersion":2,"config":{"mediaType":"%s","digest":"%s","size":2},
                 "layers":[{"mediaType":"l","digest":"sha256:%s","size":100},{"mediaType":"l","digest":"sha256:%s","size":10},
                           {"mediaType":"l","digest":"sha256:%s","size":100}]}"""
                .formatted(configType, configuration, "a".repeat(64), "b".repeat(64), "a".repeat(64));
    }

    /** An index of these, each for the platform of the same position. */
    public Digest putIndex(List<Digest> images, List<String> platforms) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            String[] platform = platforms.get(i).split("/");
            entries.add(
                    """
                    {"mediaType":"m","digest":"%s","size":7,"platform":{"os":"%s","architecture":"%s"}}"""
                            .formatted(images.get(i), platform[0], platform[1]));
        }
        return put(MediaTypes.OCI_INDEX, "{\"schemaVersion\":2,\"manifests\":[" + String.join(",", entries) + "]}");
    }

    public void failWith(Kind kind) {
        failure = kind;
    }

    public List<String> asked() {
        return asked;
    }

    @Override
    public ImageSource open(RepositoryName repository, boolean insecure) {
        return this;
    }

    @Override
    public Optional<Digest> digestOf(TagName tag) throws RegistryException {
        return Optional.of(give("HEAD " + tag, manifests.get(tag.toString())).digest());
    }

    @Override
    public FetchedManifest manifest(TagName tag) throws RegistryException {
        return give("GET " + tag, manifests.get(tag.toString()));
    }

    @Override
    public FetchedManifest manifest(Digest digest) throws RegistryException {
        return give("GET " + digest, manifests.get(digest.toString()));
    }

    @Override
    public List<TagName> tags() throws RegistryException {
        return give(
                "TAGS",
                manifests.keySet().stream()
                        .filter(name -> name.indexOf(':') < 0)
                        .map(TagName::parse)
                        .toList());
    }

    @Override
    public List<ReferrerDescriptor> referrers(Digest subject) throws RegistryException {
        return give("REFERRERS " + subject, null);
    }

    @Override
    public byte[] configuration(Digest digest) throws RegistryException {
        return give("BLOB " + digest, configurations.get(digest));
    }

    private <T> T give(String request, T content) throws RegistryException {
        asked.add(request);
        if (failure != null || content == null) {
            throw new RegistryException(failure == null ? Kind.NOT_FOUND : failure, "the shelf says so");
        }
        return content;
    }
}
