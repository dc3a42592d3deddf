/** Questions about who may do what, in the words of Kubernetes and of OpenShift; all answered by the one {@code Authorizer}. */
@NullMarked
package dev.imagestreams.gateway.auth.review;

import org.jspecify.annotations.NullMarked;
