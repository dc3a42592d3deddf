package dev.imagestreams.triggers.workload;

import java.util.List;

/** The containers of a pod template. Ephemeral containers are none of them: templates have none. */
public record PodContainers(List<Container> containers, List<Container> initContainers) {

    public PodContainers {
        containers = List.copyOf(containers);
        initContainers = List.copyOf(initContainers);
    }

    public List<Container> in(Group group) {
        return group == Group.CONTAINERS ? containers : initContainers;
    }

    /** Which list of a pod's spec. */
    public enum Group {
        CONTAINERS("containers"),
        INIT_CONTAINERS("initContainers");

        private final String field;

        Group(String field) {
            this.field = field;
        }

        public String field() {
            return field;
        }
    }
}
