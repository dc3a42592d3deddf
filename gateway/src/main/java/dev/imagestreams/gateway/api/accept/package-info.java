/** In which form clients want their answers: JSON or YAML, whole or as metadata or as a table. */
@NullMarked
package dev.imagestreams.gateway.api.accept;

import org.jspecify.annotations.NullMarked;
