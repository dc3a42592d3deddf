/** Starts real backends once per test run and tells the tests where they are. */
@NullMarked
package dev.imagestreams.embedded.testing;

import org.jspecify.annotations.NullMarked;
