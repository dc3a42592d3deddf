package dev.imagestreams.gateway.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.gateway.api.table.TableRequest.Include;
import org.junit.jupiter.api.Test;

class TableRequestTest {

    private static final String KUBECTL = "application/json;as=Table;v=v1;g=meta.k8s.io,"
            + "application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

    @Test
    void whatKubectlSendsWantsATable() {
        TableRequest request = TableRequest.of(KUBECTL, null);

        assertThat(request).isEqualTo(new TableRequest(true, "v1", Include.METADATA));
        assertThat(request.needsWholeObjects()).isFalse();
    }

    @Test
    void wholeObjectsAreSentOnlyWhenAskedFor() {
        assertThat(TableRequest.of(KUBECTL, "Object").needsWholeObjects()).isTrue();
        assertThat(TableRequest.of(KUBECTL, "None").include()).isEqualTo(Include.NONE);
    }

    @Test
    void everybodyElseGetsObjects() {
        assertThat(TableRequest.of("application/json", null).wanted()).isFalse();
        assertThat(TableRequest.of(null, null).wanted()).isFalse();
        assertThat(TableRequest.of("application/json;as=Table;v=v9;g=meta.k8s.io", null)
                        .wanted())
                .isFalse();
    }
}
