/** Images by digest: what is known about the content a tag points to, and what people keep beside it. */
@NullMarked
package dev.imagestreams.tags.image;

import org.jspecify.annotations.NullMarked;
