/** The words every Imagestreams service shares. Plain Java and Jackson: no framework, no I/O. */
@NullMarked
package dev.imagestreams.model;

import org.jspecify.annotations.NullMarked;
