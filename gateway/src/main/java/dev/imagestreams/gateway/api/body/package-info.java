/** Bodies in and out: limits, JSON and YAML, field validation, and the exact JSON of OpenShift. */
@NullMarked
package dev.imagestreams.gateway.api.body;

import org.jspecify.annotations.NullMarked;
