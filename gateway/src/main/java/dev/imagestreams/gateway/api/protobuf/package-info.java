/** Bodies in Kubernetes' protobuf form, in which typed Kubernetes clients write. Answers are never in it. */
@NullMarked
package dev.imagestreams.gateway.api.protobuf;

import org.jspecify.annotations.NullMarked;
