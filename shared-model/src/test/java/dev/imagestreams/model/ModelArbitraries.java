package dev.imagestreams.model;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.image.ContainerConfig;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.image.ImageLayer;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.Verb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random values of the model's words: everything a writer of ours may say. */
public final class ModelArbitraries {

    private static final long YEAR_10000 = 253_402_300_800L;

    private ModelArbitraries() {}

    public static Arbitrary<Digest> digests() {
        return Arbitraries.bytes().array(byte[].class).ofSize(32).map(Digest::sha256);
    }

    public static Arbitrary<TagName> tagNames() {
        return Combinators.combine(
                        Arbitraries.strings().withChars("azAZ09_").ofLength(1),
                        Arbitraries.strings().withChars("azAZ09_.-").ofMaxLength(127))
                .as((first, rest) -> TagName.parse(first + rest));
    }

    public static Arbitrary<RepositoryName> repositories() {
        Arbitrary<String> component = joined("_", ".", "__", "-", "---");
        Arbitrary<String> path = component.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("/", parts));
        Arbitrary<String> registry =
                Arbitraries.of("", "docker.io", "quay.io:8443", "localhost", "REG:1", "[2001:db8::1]:5000", "1.2.3.4");
        return Combinators.combine(registry, path)
                .as((host, name) -> host.isEmpty() ? name : host + '/' + name)
                .map(RepositoryName::parse);
    }

    public static Arbitrary<ImageReference> references() {
        return Arbitraries.oneOf(
                repositories().map(ImageReference.Untagged::new),
                Combinators.combine(repositories(), tagNames()).as(ImageReference.ByTag::new),
                Combinators.combine(repositories(), digests()).as(ImageReference.ByDigest::new));
    }

    public static Arbitrary<StreamKey> streams() {
        Arbitrary<String> namespace = Combinators.combine(
                        Arbitraries.strings().withChars("az09").ofLength(1),
                        Arbitraries.strings().withChars("az09-").ofMaxLength(61),
                        Arbitraries.strings().withChars("az09").ofLength(1))
                .as((first, middle, last) -> first + middle + last);
        return Combinators.combine(namespace, joined(".", "_", "-")).as(StreamKey::new);
    }

    public static Arbitrary<StreamTag> tags() {
        return Arbitraries.strings()
                .withChars("azAZ09_.- é%#\u4e16")
                .ofMinLength(1)
                .ofMaxLength(80)
                .filter(text -> !text.isBlank())
                .map(StreamTag::parse);
    }

    public static Arbitrary<Platform> platforms() {
        return Combinators.combine(
                        Arbitraries.of("", "linux", "windows"),
                        Arbitraries.of("", "amd64", "arm64", "s390x"),
                        Arbitraries.of("v7", "v8").injectNull(0.5))
                .as(Platform::new);
    }

    public static Arbitrary<Attribution> attributions() {
        return Combinators.combine(
                        texts(),
                        Arbitraries.of(Cause.class),
                        Arbitraries.of(Verb.class).injectNull(0.5))
                .as(Attribution::new);
    }

    public static Arbitrary<ImportPolicy> importPolicies() {
        return Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.of(ImportMode.class))
                .as(ImportPolicy::new);
    }

    public static Arbitrary<ErrorCode> errorCodes() {
        return Arbitraries.of(ErrorCode.class);
    }

    public static Arbitrary<Image> images() {
        Arbitrary<ImageLayer> layer =
                Combinators.combine(digests(), sizes(), texts()).as(ImageLayer::new);
        Arbitrary<ImageManifest> manifest =
                Combinators.combine(digests(), texts(), sizes(), platforms()).as(ImageManifest::new);
        return Combinators.combine(
                        digests(),
                        texts(),
                        texts(),
                        layer.list().ofMaxSize(3),
                        manifest.list().ofMaxSize(3),
                        imageConfigs(),
                        times().injectNull(0.5))
                .as(Image::new);
    }

    /** Texts a database can keep: no NUL, no half characters. */
    public static Arbitrary<String> texts() {
        Arbitrary<String> words =
                Arbitraries.strings().withChars("aZ 0/:\"\\<\n\u0001é\u4e16").ofMaxLength(12);
        return Arbitraries.oneOf(words, Arbitraries.of("", "application/vnd.oci.image.manifest.v1+json", "🚀"));
    }

    /** The years 0 to 9999 with nanoseconds. */
    public static Arbitrary<Instant> times() {
        long yearZero = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        return Combinators.combine(
                        Arbitraries.longs().between(yearZero, YEAR_10000 - 1),
                        Arbitraries.longs().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    /** Sizes and positions. */
    public static Arbitrary<Long> sizes() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE);
    }

    private static Arbitrary<ImageConfig> imageConfigs() {
        Arbitrary<String> absent = texts().injectNull(0.5);
        return Combinators.combine(
                        digests().injectNull(0.5),
                        times().injectNull(0.5),
                        absent,
                        absent,
                        platforms(),
                        containerConfigs(),
                        containerConfigs(),
                        sizes())
                .as((id, created, parent, author, platform, config, containerConfig, size) -> new ImageConfig(
                        id, created, parent, author, author, parent, author, platform, config, containerConfig, size));
    }

    private static Arbitrary<ContainerConfig> containerConfigs() {
        Arbitrary<String> absent = texts().injectNull(0.5);
        Arbitrary<List<String>> list = texts().list().ofMaxSize(2);
        Arbitrary<Map<String, String>> labels =
                Arbitraries.maps(texts(), texts()).ofMaxSize(2);
        return Combinators.combine(absent, absent, list, list, list, list, labels)
                .as((host, user, ports, env, command, volumes, marks) -> new ContainerConfig(
                        host, user, user, ports, env, command, command, volumes, host, user, env, marks));
    }

    private static Arbitrary<String> joined(String... separators) {
        Arbitrary<String> word =
                Arbitraries.strings().withChars("az09").ofMinLength(1).ofMaxLength(6);
        Arbitrary<String> more =
                Combinators.combine(Arbitraries.of(separators), word).as(String::concat);
        return Combinators.combine(word, more.list().ofMaxSize(3)).as((first, rest) -> first + String.join("", rest));
    }
}
