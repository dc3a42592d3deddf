/** Reads the services' configuration from their sources, and keeps {@code docs/configuration.md} in step with it. */
@NullMarked
package dev.imagestreams.launcher.configuration;

import org.jspecify.annotations.NullMarked;
