/** Traces that go on across events: whose work a piece of work belongs to. */
@NullMarked
package dev.imagestreams.model.trace;

import org.jspecify.annotations.NullMarked;
