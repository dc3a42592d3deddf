/** From a batch of {@code import-requested} events to stored tasks and schedules, in one transaction. */
@NullMarked
package dev.imagestreams.imports.intake;

import org.jspecify.annotations.NullMarked;
