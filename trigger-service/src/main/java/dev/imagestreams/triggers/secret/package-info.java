/** Secrets at rest: sealed with a key that only the operator has. */
@NullMarked
package dev.imagestreams.triggers.secret;

import org.jspecify.annotations.NullMarked;
