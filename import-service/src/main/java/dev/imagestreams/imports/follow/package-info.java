/** Tags that follow the newest of many: which of them that is now. */
@NullMarked
package dev.imagestreams.imports.follow;

import org.jspecify.annotations.NullMarked;
