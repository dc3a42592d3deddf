/** Stored work claimed in the background by a bounded number of threads. */
@NullMarked
package dev.imagestreams.imports.work;

import org.jspecify.annotations.NullMarked;
