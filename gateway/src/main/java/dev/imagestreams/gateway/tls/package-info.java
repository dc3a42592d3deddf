/** The certificates the gateway serves with: a local authority made on first start, unless the operator brings files. */
@NullMarked
package dev.imagestreams.gateway.tls;

import org.jspecify.annotations.NullMarked;
