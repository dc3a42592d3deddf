/** Checks {@code docker-compose.yml} and the Dockerfiles, which no container engine runs here, against the services. */
@NullMarked
package dev.imagestreams.launcher.compose;

import org.jspecify.annotations.NullMarked;
