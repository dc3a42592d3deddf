/** The documents that tell clients what there is: discovery and OpenAPI, derived from the table of resources. */
@NullMarked
package dev.imagestreams.gateway.api.document;

import org.jspecify.annotations.NullMarked;
