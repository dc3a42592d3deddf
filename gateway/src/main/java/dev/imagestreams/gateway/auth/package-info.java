/** Who is asking (bearer tokens of a token file), and what they may (one decision point). */
@NullMarked
package dev.imagestreams.gateway.auth;

import org.jspecify.annotations.NullMarked;
