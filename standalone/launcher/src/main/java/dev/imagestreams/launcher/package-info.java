/** The program behind the script imagestreams: everything on one machine, with one command. */
@NullMarked
package dev.imagestreams.launcher;

import org.jspecify.annotations.NullMarked;
