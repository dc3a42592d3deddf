package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fabric8.kubernetes.api.model.LimitRangeList;
import io.fabric8.kubernetes.api.model.NamespaceList;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.ReplicationControllerList;
import io.fabric8.kubernetes.api.model.ResourceQuotaList;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.openshift.api.model.BuildConfigList;
import io.fabric8.openshift.api.model.BuildList;
import io.fabric8.openshift.api.model.DeploymentConfigList;
import io.fabric8.openshift.api.model.DeploymentConfigSpec;
import io.fabric8.openshift.api.model.DeploymentTriggerPolicy;
import io.fabric8.openshift.api.model.Image;
import io.fabric8.openshift.api.model.ImageBlobReferences;
import io.fabric8.openshift.api.model.ImageLayerData;
import io.fabric8.openshift.api.model.ImageList;
import io.fabric8.openshift.api.model.ImageStreamList;
import io.fabric8.openshift.api.model.ImageStreamTag;
import io.fabric8.openshift.api.model.ImageStreamTagList;
import io.fabric8.openshift.api.model.ImageTag;
import io.fabric8.openshift.api.model.ImageTagList;
import io.fabric8.openshift.api.model.NamedTagEventList;
import io.fabric8.openshift.api.model.ProjectList;
import io.fabric8.openshift.api.model.TagEvent;
import io.fabric8.openshift.api.model.TagReference;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the public API: fabric8's classes, with the nulls that OpenShift's Go types always write and these classes
 * would leave out. Clients compare and patch such fields, so they are part of the shape.
 */
public final class KubernetesJson {

    /** No kind nests this deep, and what is read must fit into a list when it is written. */
    private static final int DEEPEST = 150;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .annotationIntrospector(new KindFirst())
            // Our own kinds have times where fabric8's have texts.
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(ObjectMeta.class, AlwaysCreationTimestamp.class)
            .addMixIn(TagReference.class, AlwaysAnnotationsAndGeneration.class)
            .addMixIn(NamedTagEventList.class, AlwaysItems.class)
            .addMixIn(TagEvent.class, AlwaysImage.class)
            .addMixIn(ImageStreamTag.class, AlwaysTag.class)
            .addMixIn(ImageStreamList.class, AlwaysListItems.class)
            .addMixIn(ImageStreamTagList.class, AlwaysListItems.class)
            .addMixIn(ImageList.class, AlwaysListItems.class)
            .addMixIn(ImageTagList.class, AlwaysListItems.class)
            .addMixIn(ImageTag.class, AlwaysSpecStatusAndImage.class)
            .addMixIn(Image.class, PlainMetadata.class)
            .addMixIn(ImageLayerData.class, AlwaysSizeAndMediaType.class)
            .addMixIn(ImageBlobReferences.class, AlwaysLayersConfigAndMissing.class)
            .addMixIn(ProjectList.class, AlwaysListItems.class)
            .addMixIn(NamespaceList.class, AlwaysListItems.class)
            .addMixIn(SecretList.class, AlwaysListItems.class)
            .addMixIn(PodList.class, AlwaysListItems.class)
            .addMixIn(ReplicationControllerList.class, AlwaysListItems.class)
            .addMixIn(BuildList.class, AlwaysListItems.class)
            .addMixIn(BuildConfigList.class, AlwaysListItems.class)
            .addMixIn(DeploymentConfigList.class, AlwaysListItems.class)
            .addMixIn(DeploymentConfigSpec.class, AlwaysTriggers.class)
            .addMixIn(LimitRangeList.class, AlwaysListItems.class)
            .addMixIn(ResourceQuotaList.class, AlwaysListItems.class)
            .build();

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private KubernetesJson() {}

    /** Shared, and must not be reconfigured. */
    public static ObjectMapper mapper() {
        return JSON;
    }

    /** Reads YAML into trees, which {@link #mapper()} then understands, and writes it. */
    static ObjectMapper yaml() {
        return YAML;
    }

    interface AlwaysCreationTimestamp {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        String getCreationTimestamp();
    }

    interface AlwaysAnnotationsAndGeneration {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        Map<String, String> getAnnotations();

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        Long getGeneration();
    }

    interface AlwaysItems {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        List<TagEvent> getItems();
    }

    interface AlwaysListItems {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        List<?> getItems();
    }

    interface AlwaysImage {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        String getImage();
    }

    /** fabric8 takes it for an object of Kubernetes, and cannot read it when nothing may follow an object. */
    interface PlainMetadata {
        @JsonDeserialize(using = PlainObject.class)
        void setDockerImageMetadata(Object metadata);
    }

    /** Whatever the JSON is, as maps, lists and values. */
    static final class PlainObject extends StdDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        PlainObject() {
            super(Object.class);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return context.readValue(parser, Object.class);
        }
    }

    interface AlwaysSpecStatusAndImage {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        TagReference getSpec();

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        NamedTagEventList getStatus();

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        Image getImage();
    }

    interface AlwaysSizeAndMediaType {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        Long getSize();

        @JsonInclude(JsonInclude.Include.ALWAYS)
        String getMediaType();
    }

    interface AlwaysLayersConfigAndMissing {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        Boolean getImageMissing();

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        List<String> getLayers();

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        String getConfig();
    }

    /** None at all, and none said, are not the same. */
    interface AlwaysTriggers {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        List<DeploymentTriggerPolicy> getTriggers();
    }

    interface AlwaysTag {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable
        TagReference getTag();
    }
}
