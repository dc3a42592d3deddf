package dev.imagestreams.standalone.replay;

import static dev.imagestreams.standalone.replay.TranscriptImages.Family.DOCKER;
import static dev.imagestreams.standalone.replay.TranscriptImages.Family.OCI;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The digests are those of the transcripts. */
class TranscriptImagesTest {

    @Test
    void imagesHaveTheBytesOfTheTranscripts() {
        assertThat(TranscriptImages.image(DOCKER, "v1", "amd64").digest())
                .hasToString("sha256:bbb9685df1577760ce5c8513f49242506281f5ba4d461ab5d3603e85efa275ec");
        assertThat(TranscriptImages.image(DOCKER, "v2", "amd64").digest())
                .hasToString("sha256:68806a8f208cda4c1154009dc6af3c0cd6a501036bb9f8f739c0ae0e4e044542");
        assertThat(TranscriptImages.image(DOCKER, "v3", "amd64").digest())
                .hasToString("sha256:1fb51544a1918e64b932cee425a63747527bde0d791a80f9c51408a92af72b93");
        assertThat(TranscriptImages.image(DOCKER, "t00", "amd64").digest())
                .hasToString("sha256:a532987f5ca6510aa6cf3d98c845c7d14375ac48f95f56154500685735e2bea9");
        assertThat(TranscriptImages.image(OCI, "v1", "amd64").digest())
                .hasToString("sha256:c2d651ce44f0a23fd14ef691adacde460daa080c2b6394c0c4fefd18409b6426");
    }

    @Test
    void indexesHaveTheBytesOfTheTranscripts() {
        assertThat(TranscriptImages.index(DOCKER, "m1", "amd64", "arm64", "s390x")
                        .digest())
                .hasToString("sha256:394d5e84688ec61a4bfa9271f5f8310014b2471996cf1b4d3c4d5104b31f8355");
        assertThat(TranscriptImages.index(OCI, "m1", "amd64", "arm64", "s390x").digest())
                .hasToString("sha256:548ca8afdbd0fd8cc502bc4ae4fae7c8fead3f470b2f375fb99a0fa27b3e63eb");
    }
}
