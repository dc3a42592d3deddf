/** What there is: the one table of resources, and the version. */
@NullMarked
package dev.imagestreams.gateway.api.discovery;

import org.jspecify.annotations.NullMarked;
