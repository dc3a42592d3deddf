/** Everything that speaks to container registries. Arrows: client uses auth uses transport. */
@NullMarked
package dev.imagestreams.imports.registry;

import org.jspecify.annotations.NullMarked;
