/** What the tests of several packages need: recorded bodies, examples, and stand-ins for the services behind. */
@NullMarked
package dev.imagestreams.gateway.testing;

import org.jspecify.annotations.NullMarked;
