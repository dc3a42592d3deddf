/** Streams as the services tell each other about them: wishes (spec), what became of them (status), who did it. */
@NullMarked
package dev.imagestreams.model.stream;

import org.jspecify.annotations.NullMarked;
