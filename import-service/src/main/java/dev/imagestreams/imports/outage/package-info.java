/** Registries that do not answer: noticed once for all, left alone for a while, and tried by one until they are back. */
@NullMarked
package dev.imagestreams.imports.outage;

import org.jspecify.annotations.NullMarked;
