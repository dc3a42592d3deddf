/** What every tag points to now, as far as image-changed has told: what objects that follow tags are resolved against. */
@NullMarked
package dev.imagestreams.triggers.pointer;

import org.jspecify.annotations.NullMarked;
