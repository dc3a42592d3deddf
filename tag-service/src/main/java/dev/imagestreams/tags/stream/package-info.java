/**
 * What a stream is and how it changes: small immutable types and pure functions, without Quarkus, Kafka or PostgreSQL.
 * The rules follow {@code image.openshift.io/v1}; numbers in brackets are those of OpenShift's documented behaviour.
 */
@NullMarked
package dev.imagestreams.tags.stream;

import org.jspecify.annotations.NullMarked;
