package dev.imagestreams.triggers.topic;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Topics of consumers' own. */
@ConfigMapping(prefix = "imagestreams.topics")
public interface TopicsConfig {

    /**
     * Topics that a trigger may name instead of {@code build-triggered} and {@code deploy-triggered}: names, in which
     * {@code *} stands for any characters and {namespace} for the trigger's namespace, e.g. {@code ci-events} and
     * builds.{namespace}.*. Empty by default: whoever may write a trigger must not write to any topic. The
     * system's own topics cannot be named whatever this says.
     */
    Optional<List<String>> allowed();
}
