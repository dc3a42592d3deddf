/** Requested imports as stored work: claimed, resolved, answered with one event, deleted. */
@NullMarked
package dev.imagestreams.imports.task;

import org.jspecify.annotations.NullMarked;
