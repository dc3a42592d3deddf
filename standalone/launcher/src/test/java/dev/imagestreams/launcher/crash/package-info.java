/** Shows that nothing is lost and nothing doubled while everything is killed in turn. */
@NullMarked
package dev.imagestreams.launcher.crash;

import org.jspecify.annotations.NullMarked;
