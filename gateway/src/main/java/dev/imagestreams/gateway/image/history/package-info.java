/** The history of a tag with who moved it, when and why: an extension of ours. */
@NullMarked
package dev.imagestreams.gateway.image.history;

import org.jspecify.annotations.NullMarked;
