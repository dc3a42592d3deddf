/** Images as objects of their own: their descriptions, signatures, and the tags that pushes put them on. */
@NullMarked
package dev.imagestreams.gateway.image.content;

import org.jspecify.annotations.NullMarked;
