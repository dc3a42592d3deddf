package dev.imagestreams.gateway.project;

import io.fabric8.kubernetes.api.model.ListMeta;
import java.util.List;
import java.util.Optional;

/** Where projects are kept. Every method is one transaction; every change takes the next version and is recorded. */
interface ProjectStore {

    Optional<Project> find(String name);

    /** By name. */
    Listing all();

    /** By name. */
    Listing requestedBy(String user);

    /** Names of those whose deletion was asked for. */
    List<String> terminating();

    /**
     * Keeps a new project, giving it its version.
     *
     * @return empty if there is one of that name
     */
    Optional<Project> add(Project project);

    /**
     * Keeps the texts, labels and annotations of a project.
     *
     * @return empty if there is no project any more of this identity and version
     */
    Optional<Project> change(Project project);

    /**
     * Marks it as on its way out, unless it is; from then on nothing new is made in it.
     *
     * @return empty if there is none
     */
    Optional<Project> terminate(String name);

    void remove(String name);

    /** What happened after a version, in order. Empty when the versions right after it are not kept any more. */
    Optional<List<ProjectChange>> changesAfter(long version, int limit);

    /** The version of the last change. */
    long version();

    /** @param version a change before which everything is in the list; later ones may be too */
    record Listing(List<Project> projects, long version) {

        ListMeta metadata() {
            ListMeta metadata = new ListMeta();
            metadata.setResourceVersion(Long.toString(version));
            return metadata;
        }
    }
}
