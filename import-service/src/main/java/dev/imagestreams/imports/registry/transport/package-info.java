/** How bytes travel to and from a registry: one small interface, an HTTP implementation that connects only to addresses it has checked, and decorators for redirects, retries and measuring. */
@NullMarked
package dev.imagestreams.imports.registry.transport;

import org.jspecify.annotations.NullMarked;
