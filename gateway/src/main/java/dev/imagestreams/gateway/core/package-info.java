/** What of the core group a session needs besides namespaces: secrets and two configuration maps. */
@NullMarked
package dev.imagestreams.gateway.core;

import org.jspecify.annotations.NullMarked;
