/** The parts of a running system, in the order they need each other. */
@NullMarked
package dev.imagestreams.launcher.stack;

import org.jspecify.annotations.NullMarked;
