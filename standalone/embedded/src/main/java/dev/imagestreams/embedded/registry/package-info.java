/**
 * A small OCI distribution registry in this process, with images made on the spot to put into it: what tests and the
 * demo import from. Its content lives in memory.
 */
@NullMarked
package dev.imagestreams.embedded.registry;

import org.jspecify.annotations.NullMarked;
