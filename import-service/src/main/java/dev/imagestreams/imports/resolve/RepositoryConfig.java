package dev.imagestreams.imports.resolve;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Imports of whole repositories. */
@ConfigMapping(prefix = "imagestreams.import.repository")
public interface RepositoryConfig {

    /** Tags of one repository that are imported, the most wanted first; the rest is only named. -1 imports all. */
    @WithDefault("50")
    int maxTags();
}
