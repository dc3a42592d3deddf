package dev.imagestreams.gateway.hook.sender;

import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.model.api.Hint;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.RepositoryName;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code pkg:oci/<name>@<digest>?repository_url=<registry/path>&tag=<tag>}: an image as package URLs name it.
 *
 * @param repository with its registry
 * @param tag may be empty, as may the digest
 */
record PackageUrl(RepositoryName repository, String tag, String digest) {

    private static final String SCHEME = "pkg:oci/";

    static PackageUrl of(String text) {
        if (!text.startsWith(SCHEME)) {
            throw HookRequest.unreadable("the subject is no package URL of an image");
        }
        int question = text.indexOf('?');
        String name = text.substring(SCHEME.length(), question < 0 ? text.length() : question);
        int at = name.indexOf('@');
        Map<String, String> qualifiers = qualifiers(question < 0 ? "" : text.substring(question + 1));
        try {
            return new PackageUrl(
                    RepositoryName.parse(qualifiers.getOrDefault("repository_url", "")),
                    qualifiers.getOrDefault("tag", ""),
                    at < 0 ? "" : decoded(name.substring(at + 1)));
        } catch (ImageStreamException e) {
            throw HookRequest.unreadable("the package URL names no repository");
        }
    }

    Occurrence occurrence(Hint.Kind kind) {
        return new Occurrence(kind, repository.registry(), null, repository.path(), tag, digest, null);
    }

    private static Map<String, String> qualifiers(String query) {
        Map<String, String> qualifiers = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                qualifiers.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return qualifiers;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
