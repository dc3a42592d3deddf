/**
 * What {@code image.openshift.io/triggers} means: from an annotated object and what tags point to, to the change of the
 * object. Plain rules, which know no cluster.
 */
@NullMarked
package dev.imagestreams.triggers.workload;

import org.jspecify.annotations.NullMarked;
