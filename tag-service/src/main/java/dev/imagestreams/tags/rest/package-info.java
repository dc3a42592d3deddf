/** The internal API over HTTP, as {@code docs/architecture.md} lists it. Thin: parse, call, answer. */
@NullMarked
package dev.imagestreams.tags.rest;

import org.jspecify.annotations.NullMarked;
