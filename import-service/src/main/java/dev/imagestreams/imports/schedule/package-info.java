/** Tags that are looked at again and again: when, by whom, and what is told about it. */
@NullMarked
package dev.imagestreams.imports.schedule;

import org.jspecify.annotations.NullMarked;
