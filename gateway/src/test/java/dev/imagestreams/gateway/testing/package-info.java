/** What the tests of several packages need: recorded bodies, examples, and the services behind. */
@NullMarked
package dev.imagestreams.gateway.testing;

import org.jspecify.annotations.NullMarked;
