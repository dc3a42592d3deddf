/**
 * Who manages which field: Kubernetes' server-side apply. Pure rules over trees, after the algorithm of its
 * {@code structured-merge-diff}; the record of managers travels in {@code metadata.managedFields}.
 */
@NullMarked
package dev.imagestreams.gateway.api.apply;

import org.jspecify.annotations.NullMarked;
