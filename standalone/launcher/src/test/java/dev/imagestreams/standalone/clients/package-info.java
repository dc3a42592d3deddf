/** Clients that were not written here, against a running stack. */
@NullMarked
package dev.imagestreams.standalone.clients;

import org.jspecify.annotations.NullMarked;
