/** Loopback addresses and free ports. */
@NullMarked
package dev.imagestreams.embedded.net;

import org.jspecify.annotations.NullMarked;
