/** Images by digest: what is known about the content a tag points to. */
@NullMarked
package dev.imagestreams.tags.image;

import org.jspecify.annotations.NullMarked;
