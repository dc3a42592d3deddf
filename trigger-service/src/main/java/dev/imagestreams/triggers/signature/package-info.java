/** Standard Webhooks: the secret of an endpoint and the signature made with it. Pure. */
@NullMarked
package dev.imagestreams.triggers.signature;

import org.jspecify.annotations.NullMarked;
