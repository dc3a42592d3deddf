/** The order of all changes of triggers and configs, as those follow it who watch. */
@NullMarked
package dev.imagestreams.triggers.change;

import org.jspecify.annotations.NullMarked;
