/** What every write is checked for, whatever it writes. */
@NullMarked
package dev.imagestreams.gateway.api.write;

import org.jspecify.annotations.NullMarked;
