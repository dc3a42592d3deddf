/** Selecting and paging lists. */
@NullMarked
package dev.imagestreams.gateway.api.list;

import org.jspecify.annotations.NullMarked;
