package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.resource.Deletion;
import dev.imagestreams.gateway.api.write.ResourceVersion;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;

/** A deletion is of the project its client has seen, if the client says which. */
final class DeletionGuard {

    private DeletionGuard() {}

    static void check(Project project, Deletion deletion) {
        Long version = ResourceVersion.orNull(deletion.resourceVersion());
        boolean another =
                deletion.uid() != null && !deletion.uid().equals(project.uid().toString());
        if (another || version != null && version != project.resourceVersion()) {
            throw new ImageStreamException(ErrorCode.CONFLICT, "the project has been modified");
        }
    }
}
