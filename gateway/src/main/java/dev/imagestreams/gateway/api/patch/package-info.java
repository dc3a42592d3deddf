/** The ways a change of an object can be told as a difference, by the media type that carries it. */
@NullMarked
package dev.imagestreams.gateway.api.patch;

import org.jspecify.annotations.NullMarked;
