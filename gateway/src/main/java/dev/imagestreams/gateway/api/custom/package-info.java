/** Kinds that are ours and no published model's, in the shape that all kinds have. */
@NullMarked
package dev.imagestreams.gateway.api.custom;

import org.jspecify.annotations.NullMarked;
