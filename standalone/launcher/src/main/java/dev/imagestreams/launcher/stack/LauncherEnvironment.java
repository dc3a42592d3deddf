package dev.imagestreams.launcher.stack;

import dev.imagestreams.launcher.data.Port;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables by which people talk to the launcher, and it to scripts. Its processes must not see them: to a service
 * {@code IMAGESTREAMS_TOKEN} would look like a setting of its own.
 */
public final class LauncherEnvironment {

    public static final String DATA = "IMAGESTREAMS_DATA";
    public static final String GATEWAY = "IMAGESTREAMS_GATEWAY";
    public static final String AUTHORITY = "IMAGESTREAMS_CA";
    public static final String TOKEN = "IMAGESTREAMS_TOKEN";
    public static final String KAFKA = "IMAGESTREAMS_KAFKA";
    public static final String DATABASE = "IMAGESTREAMS_DATABASE";

    private LauncherEnvironment() {}

    static Set<String> variables() {
        return Stream.concat(
                        Stream.of(DATA, GATEWAY, AUTHORITY, TOKEN, KAFKA, DATABASE),
                        Stream.of(Port.values()).map(Port::variable))
                .collect(Collectors.toUnmodifiableSet());
    }
}
