/** Keeps what {@code docs/operations.md} says about meters in step with the services' sources. */
@NullMarked
package dev.imagestreams.launcher.operations;

import org.jspecify.annotations.NullMarked;
