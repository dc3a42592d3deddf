/** Many questions at once, within a time limit and without one slow registry holding up the others. */
@NullMarked
package dev.imagestreams.imports.look;

import org.jspecify.annotations.NullMarked;
