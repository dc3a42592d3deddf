/** Who we are to a registry: challenges, credentials, tokens, and the decorator that puts them on requests. */
@NullMarked
package dev.imagestreams.imports.registry.auth;

import org.jspecify.annotations.NullMarked;
