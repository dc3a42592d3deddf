/** One class per word of the command line: reads options, calls the stack or the demo, prints. */
@NullMarked
package dev.imagestreams.launcher.command;

import org.jspecify.annotations.NullMarked;
