package dev.imagestreams.gateway.api.resource;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Makes requests nobody sane would send, the same ones for the same seed. */
final class HostileRequest {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final List<String> NAMES = List.of(
            "app",
            "app:latest",
            "app@sha256:aa",
            "~",
            ".",
            "..",
            "a/b",
            "a:b:c",
            "@",
            ":",
            "%",
            "%00",
            "\0",
            "\n",
            "ä€😀",
            "UPPER",
            "-x",
            "a b",
            "'; drop table x; --",
            "<script>",
            "${jndi:x}",
            "x".repeat(300),
            "a".repeat(3000),
            "status");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/yaml",
            "application/vnd.kubernetes.protobuf",
            "application/json-patch+json",
            "application/merge-patch+json",
            "application/strategic-merge-patch+json",
            "application/apply-patch+yaml",
            "text/plain",
            "application/x-www-form-urlencoded",
            "nonsense",
            "application/json; charset=nonsense",
            "*/*");
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "null",
            "[]",
            "1",
            "\"x\"",
            "{}",
            "{\"metadata\":null}",
            "{\"metadata\":{\"name\":\"fuzzed\"}}",
            "{\"metadata\":{\"name\":null,\"generateName\":\"x\"}}",
            "{\"metadata\":[]}",
            "{\"kind\":7,\"spec\":{\"tags\":[null]}}",
            "{\"metadata\":{\"name\":\"a\",\"name\":\"b\"},\"spec\":{\"tags\":[{}],\"nosuch\":{\"a\":[{}]}}}",
            "{\"metadata\":{\"name\":\"fuzzed\",\"labels\":{\"\":null},\"annotations\":{\"\\u0000\":\"\\u0000\"}}}",
            "{\"metadata\":{\"name\":\"fuzzed\",\"resourceVersion\":\"-1\",\"uid\":\"x\",\"finalizers\":[null]}}",
            "{\"spec\":{\"tags\":[{\"name\":\"\\ud800\",\"from\":{\"kind\":\"DockerImage\",\"name\":\":::\"}}]}}",
            "{\"spec\":{\"images\":[{\"from\":{\"kind\":\"DockerImage\",\"name\":\"//\"}}],\"repository\":{}}}",
            "{\"preconditions\":{\"uid\":\"x\",\"resourceVersion\":\"x\"},\"dryRun\":[\"Some\"]}",
            "{\"propagationPolicy\":\"Up\"}",
            "[{\"op\":\"remove\",\"path\":\"\"}]",
            "[{\"op\":\"test\",\"path\":\"/~\"}]",
            "[{\"op\":\"add\",\"path\":\"/spec/tags/-\",\"value\":null}]",
            "[{\"op\":\"copy\",\"from\":\"\",\"path\":\"/metadata/annotations\"}]",
            "{\"$patch\":\"delete\"}",
            "{\"metadata\":{\"$retainKeys\":[]}}",
            "{\"spec\":{\"tags\":[{\"$patch\":\"replace\"}]}}",
            "{\"spec\":{\"$setElementOrder/tags\":[{}],\"tags\":[{\"name\":1}]}}",
            "k8s\0",
            "k8s\0\n\u0004\n\u0002v1",
            "a: &a [*a]",
            "a: *b",
            "{apiVersion: image.openshift.io/v1, kind: ImageStream, metadata: {name: app}, spec: {tags: [{name: a}, 1]}}",
            "{\"metadata\":{\"managedFields\":[{\"fieldsV1\":{\"f:a\":7,\"k:{\":{}},\"time\":\"x\"},null]}}",
            "{\"a\":".repeat(2000),
            "[".repeat(5000),
            "{\"metadata\":{\"generation\":1e999}}",
            "{\"metadata\":{\"name\":\"fuzzed\",\"creationTimestamp\":\"yesterday\",\"deletionGracePeriodSeconds\":\"x\"}}");
    private static final List<String> QUERIES = List.of(
            "",
            "dryRun=All",
            "dryRun=Some",
            "fieldValidation=Strict",
            "fieldValidation=Loud",
            "fieldManager=%00",
            "fieldManager=me&force=true",
            "labelSelector=a%3Db",
            "labelSelector=a%20in%20(",
            "labelSelector=%21%21",
            "fieldSelector=metadata.name%3Da",
            "fieldSelector=%3D",
            "limit=-1",
            "limit=1",
            "limit=x",
            "limit=99999999999",
            "continue=x",
            "continue=e30",
            "continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiJcdTAwMDAifQ",
            "resourceVersion=x",
            "resourceVersion=1&resourceVersionMatch=Exact",
            "resourceVersionMatch=x",
            "includeObject=x",
            "pretty=true",
            "watch=x&timeoutSeconds=1&resourceVersion=y",
            "propagationPolicy=x",
            "gracePeriodSeconds=x",
            "at=x",
            "force=true",
            "timeout=1s",
            "%F0=%F0",
            "nosuch=1");
    private static final List<String> ACCEPTS = List.of(
            "application/json",
            "*/*",
            "text/html",
            "application/yaml",
            "nonsense",
            ";;;,,,q=",
            "application/json;q=x",
            "application/json;as=Table;v=v1;g=meta.k8s.io",
            "application/json;as=Table;v=v9;g=meta.k8s.io,application/json",
            "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
            "application/vnd.kubernetes.protobuf");

    private final Random random;

    HostileRequest(long seed) {
        random = new Random(seed);
    }

    /** @param base of the server */
    HttpRequest next(String base, String token, String namespace) {
        ApiResource resource = any(ApiResources.all());
        String template = resource.pathTemplate().replace("{namespace}", namespace);
        String parent = template;
        String name = encoded(any(NAMES));
        if (resource.isSubresource()) {
            int slash = template.lastIndexOf('/');
            parent = template.substring(0, slash) + '/' + name + template.substring(slash);
        } else if (random.nextInt(4) > 0) {
            parent = template + '/' + name;
        }
        return HttpRequest.newBuilder(URI.create(base + parent + '?' + any(QUERIES) + '&' + any(QUERIES)))
                .method(any(METHODS), BodyPublishers.ofByteArray(any(BODIES).getBytes(StandardCharsets.UTF_8)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", any(TYPES))
                .header("Accept", any(ACCEPTS))
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
