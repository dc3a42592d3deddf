/** Which addresses the system may call out to. Pure: nothing is resolved or connected here. */
@NullMarked
package dev.imagestreams.model.net;

import org.jspecify.annotations.NullMarked;
