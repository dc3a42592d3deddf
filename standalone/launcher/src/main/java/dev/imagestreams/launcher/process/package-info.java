/** Processes that outlive the launcher, found again by number and start time. */
@NullMarked
package dev.imagestreams.launcher.process;

import org.jspecify.annotations.NullMarked;
