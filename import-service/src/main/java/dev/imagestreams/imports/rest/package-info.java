/** The internal HTTP API: import now, and be told. */
@NullMarked
package dev.imagestreams.imports.rest;

import org.jspecify.annotations.NullMarked;
