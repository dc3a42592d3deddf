package dev.imagestreams.gateway.api.discovery;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code /version}: the Kubernetes API level whose manners are followed, and whose build this is. */
@Path("/version")
@Produces(MediaType.APPLICATION_JSON)
public class VersionResource {

    private static final String MAJOR = "1";
    private static final String MINOR = "34";

    private final Version version;

    VersionResource(@ConfigProperty(name = "quarkus.application.version") String build) {
        version = new Version(
                MAJOR,
                MINOR,
                "v" + MAJOR + '.' + MINOR + ".0+imagestreams-" + build,
                "java" + Runtime.version().feature());
    }

    @GET
    public Version version() {
        return version;
    }

    /** The fields of {@code version.Info} that say something here. */
    public record Version(String major, String minor, String gitVersion, String platform) {}
}
