/** The internal HTTP API of this service; see docs/architecture.md. */
@NullMarked
package dev.imagestreams.triggers.rest;

import org.jspecify.annotations.NullMarked;
