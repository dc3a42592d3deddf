/** Projects, the namespaces everything else lives in: the only state the gateway owns. */
@NullMarked
package dev.imagestreams.gateway.project;

import org.jspecify.annotations.NullMarked;
