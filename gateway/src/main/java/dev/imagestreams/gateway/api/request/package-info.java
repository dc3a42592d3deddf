/** What a request asks for, read off its method and path the way Kubernetes does. */
@NullMarked
package dev.imagestreams.gateway.api.request;

import org.jspecify.annotations.NullMarked;
