/**
 * Serves every Kubernetes-style resource: one endpoint knows the verbs and the manners, one {@link
 * dev.imagestreams.gateway.api.resource.ResourceStore} per resource knows its objects.
 */
@NullMarked
package dev.imagestreams.gateway.api.resource;

import org.jspecify.annotations.NullMarked;
