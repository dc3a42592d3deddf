/** The service as it is installed, killed in the middle of its work. */
@NullMarked
package dev.imagestreams.triggers.crash;

import org.jspecify.annotations.NullMarked;
