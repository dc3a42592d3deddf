/** How fast deliveries are, on the machine it runs on: only where {@code -Dbenchmark} asks for it. */
@NullMarked
package dev.imagestreams.triggers.benchmark;

import org.jspecify.annotations.NullMarked;
