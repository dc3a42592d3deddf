/** Names and descriptions of images. Parsing is the only door into a name, so an invalid one cannot exist. */
@NullMarked
package dev.imagestreams.model.image;

import org.jspecify.annotations.NullMarked;
