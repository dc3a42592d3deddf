package dev.imagestreams.imports.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Imports somebody waits for. */
@ConfigMapping(prefix = "imagestreams.import.command")
public interface CommandConfig {

    /** Time for the whole command; sources that are unfinished then are answered as timed out. */
    @WithDefault("PT60S")
    Duration timeLimit();
}
