package dev.imagestreams.gateway.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestInfoTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
            GET, /api/v1/namespaces, list, '', namespaces, '', '', ''
            GET, /api/v1/namespaces/demo, get, '', namespaces, demo, demo, ''
            GET, /apis/g.io/v1/namespaces/demo/things, list, g.io, things, demo, '', ''
            GET, /apis/g.io/v1/namespaces/demo/things/app:v1, get, g.io, things, demo, app:v1, ''
            GET, /apis/g.io/v1/things, list, g.io, things, '', '', ''
            PUT, /apis/g.io/v1/namespaces/demo/things/a/status, update, g.io, things, demo, a, status
            POST, /apis/g.io/v1/namespaces/demo/things, create, g.io, things, demo, '', ''
            PATCH, /apis/g.io/v1/namespaces/demo/things/a, patch, g.io, things, demo, a, ''
            DELETE, /apis/g.io/v1/namespaces/demo/things/a, delete, g.io, things, demo, a, ''
            DELETE, /apis/g.io/v1/namespaces/demo/things, deletecollection, g.io, things, demo, '', ''
            GET, /apis/project.openshift.io/v1/projects/demo, get, project.openshift.io, projects, demo, demo, ''
            GET, /apis/project.openshift.io/v1/projects, list, project.openshift.io, projects, '', '', ''
            GET, /apis/g.io/v1, get, '', '', '', '', ''
            GET, /healthz, get, '', '', '', '', ''
            """)
    void aPathSaysWhatIsAskedFor(
            String method,
            String path,
            String verb,
            String group,
            String resource,
            String namespace,
            String name,
            String subresource) {
        assertThat(RequestInfo.of(method, path, null))
                .isEqualTo(new RequestInfo(
                        verb, group, resource.isEmpty() ? "" : "v1", resource, namespace, name, subresource, path));
    }

    @Test
    void watchingIsAVerbOfItsOwn() {
        assertThat(RequestInfo.of("GET", "/apis/g.io/v1/things", "true").verb()).isEqualTo("watch");
        assertThat(RequestInfo.of("GET", "/apis/g.io/v1/things", "false").verb())
                .isEqualTo("list");
    }
}
