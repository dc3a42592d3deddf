/** How clients learn what there is: one table of resources, and the documents derived from it. */
@NullMarked
package dev.imagestreams.gateway.api.discovery;

import org.jspecify.annotations.NullMarked;
