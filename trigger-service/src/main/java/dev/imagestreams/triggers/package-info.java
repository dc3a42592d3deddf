/** trigger-service: who wants to know when images change, and telling them, reliably. */
@NullMarked
package dev.imagestreams.triggers;

import org.jspecify.annotations.NullMarked;
