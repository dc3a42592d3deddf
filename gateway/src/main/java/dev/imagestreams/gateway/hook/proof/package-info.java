/** How senders of hooks show who they are. Secrets are compared in constant time and never told. */
@NullMarked
package dev.imagestreams.gateway.hook.proof;

import org.jspecify.annotations.NullMarked;
