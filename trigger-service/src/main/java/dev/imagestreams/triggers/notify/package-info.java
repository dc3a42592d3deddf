/** How each kind of target is told: one interface, one file per target, one table between them. */
@NullMarked
package dev.imagestreams.triggers.notify;

import org.jspecify.annotations.NullMarked;
