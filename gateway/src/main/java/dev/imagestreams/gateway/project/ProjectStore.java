package dev.imagestreams.gateway.project;

import java.util.List;
import java.util.Optional;

/** Where projects are kept. Every method is one transaction. */
interface ProjectStore {

    Optional<Project> find(String name);

    /** By name. */
    List<Project> all();

    /** By name. */
    List<Project> requestedBy(String user);

    /**
     * Keeps a new project, giving it its version.
     *
     * @return empty if there is one of that name
     */
    Optional<Project> add(Project project);

    /** Marks it as on its way out; from then on nothing new is made in it. */
    void terminate(String name);

    void remove(String name);
}
