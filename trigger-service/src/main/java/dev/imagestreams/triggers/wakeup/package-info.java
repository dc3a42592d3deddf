/** Telling the dispatcher, here and in other replicas, that there is something to do. */
@NullMarked
package dev.imagestreams.triggers.wakeup;

import org.jspecify.annotations.NullMarked;
