/** The public face: image.openshift.io/v1 as oc and kubectl expect it. Who asks and what they may is decided here; streams, imports and triggers are asked of the services behind. */
@NullMarked
package dev.imagestreams.gateway;

import org.jspecify.annotations.NullMarked;
