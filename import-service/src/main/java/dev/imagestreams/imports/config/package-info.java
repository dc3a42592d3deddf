/** How the plain parts are put together. */
@NullMarked
package dev.imagestreams.imports.config;

import org.jspecify.annotations.NullMarked;
