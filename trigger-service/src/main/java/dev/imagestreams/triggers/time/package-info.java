/** The time of this service, which tests can set. */
@NullMarked
package dev.imagestreams.triggers.time;

import org.jspecify.annotations.NullMarked;
