/** Server-side printing: the {@code Table} form of objects and lists. */
@NullMarked
package dev.imagestreams.gateway.api.table;

import org.jspecify.annotations.NullMarked;
