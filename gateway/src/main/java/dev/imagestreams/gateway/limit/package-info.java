/** Limit ranges and quotas for images: kept here, told to tag-service, which holds streams to them. */
@NullMarked
package dev.imagestreams.gateway.limit;

import org.jspecify.annotations.NullMarked;
