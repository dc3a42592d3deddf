/** What the services ask each other over HTTP: the bodies of the internal API described in {@code docs/architecture.md}. */
@NullMarked
package dev.imagestreams.model.api;

import org.jspecify.annotations.NullMarked;
