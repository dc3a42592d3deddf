/** Triggers: their rules, their rows, and which of them a change concerns. */
@NullMarked
package dev.imagestreams.triggers.subscription;

import org.jspecify.annotations.NullMarked;
