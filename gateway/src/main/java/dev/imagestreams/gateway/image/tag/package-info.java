/** The views of a stream's tags and images: {@code imagestreamtags}, {@code imagetags}, {@code imagestreamimages}. */
@NullMarked
package dev.imagestreams.gateway.image.tag;

import org.jspecify.annotations.NullMarked;
