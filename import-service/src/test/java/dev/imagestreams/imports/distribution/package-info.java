/** Imports from a registry and by a client that nobody here wrote: CNCF Distribution, filled by skopeo. */
@NullMarked
package dev.imagestreams.imports.distribution;

import org.jspecify.annotations.NullMarked;
