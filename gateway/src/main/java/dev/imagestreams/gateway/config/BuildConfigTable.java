package dev.imagestreams.gateway.config;

import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code oc get buildconfigs}, as OpenShift prints them. */
@Singleton
class BuildConfigTable extends TableFormat<BuildConfig> {

    BuildConfigTable() {
        super(
                BuildConfig.class,
                Column.NAME,
                Column.text("Type", "Describes a particular way of performing a build."),
                Column.text("From", "source describes the SCM in use."),
                Column.text("Latest", "lastVersion is used to inform about number of last triggered build."));
    }

    @Override
    protected List<Object> cells(BuildConfig config, Instant now) {
        return List.of(config.getMetadata().getName(), strategy(config), source(config), latest(config));
    }

    private static String strategy(BuildConfig config) {
        if (config.getSpec() == null || config.getSpec().getStrategy() == null) {
            return "";
        }
        String type = config.getSpec().getStrategy().getType();
        if (type != null && !type.isEmpty()) {
            return type;
        }
        if (config.getSpec().getStrategy().getDockerStrategy() != null) {
            return "Docker";
        }
        return config.getSpec().getStrategy().getSourceStrategy() == null ? "" : "Source";
    }

    /** The kinds of source, with the branch of a repository: {@code Git@main}. */
    private static String source(BuildConfig config) {
        BuildSource source = config.getSpec() == null ? null : config.getSpec().getSource();
        List<String> kinds = new ArrayList<>();
        if (source != null && source.getDockerfile() != null) {
            kinds.add("Dockerfile");
        }
        if (source != null && source.getBinary() != null) {
            kinds.add("Binary");
        }
        if (source != null && source.getGit() != null) {
            kinds.add("Git" + branch(source.getGit().getRef()));
        }
        return String.join(",", kinds);
    }

    private static String branch(@Nullable String ref) {
        return ref == null || ref.isEmpty() ? "" : '@' + ref;
    }

    private static String latest(BuildConfig config) {
        return config.getStatus() == null
                ? "0"
                : Objects.requireNonNullElse(config.getStatus().getLastVersion(), 0L)
                        .toString();
    }
}
