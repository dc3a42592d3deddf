/** The services behind, as the contracts in {@code docs/architecture.md} describe them. */
@NullMarked
package dev.imagestreams.gateway.client;

import org.jspecify.annotations.NullMarked;
