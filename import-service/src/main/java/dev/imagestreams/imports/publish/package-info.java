/** The way out: results become one {@code digest-resolved} event, acknowledged by the broker. */
@NullMarked
package dev.imagestreams.imports.publish;

import org.jspecify.annotations.NullMarked;
