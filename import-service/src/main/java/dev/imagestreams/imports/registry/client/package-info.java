/** The registry protocol: one class per endpoint, sessions with registries, and the factory that stacks the transport layers. */
@NullMarked
package dev.imagestreams.imports.registry.client;

import org.jspecify.annotations.NullMarked;
