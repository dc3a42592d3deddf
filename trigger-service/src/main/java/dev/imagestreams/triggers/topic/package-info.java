/** Topics that belong to consumers: which they may name, and how they are written to. */
@NullMarked
package dev.imagestreams.triggers.topic;

import org.jspecify.annotations.NullMarked;
