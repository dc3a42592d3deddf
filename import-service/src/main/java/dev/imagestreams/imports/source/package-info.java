/** Registries as the rest of this service knows them: where images, tags and referrers come from, and in whose name. */
@NullMarked
package dev.imagestreams.imports.source;

import org.jspecify.annotations.NullMarked;
