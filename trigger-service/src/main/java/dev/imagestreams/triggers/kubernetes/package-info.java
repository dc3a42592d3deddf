/** Clusters: which there are, who takes care of them, what is watched in them, and how their objects are changed. */
@NullMarked
package dev.imagestreams.triggers.kubernetes;

import org.jspecify.annotations.NullMarked;
