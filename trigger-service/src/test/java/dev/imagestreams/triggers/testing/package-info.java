/** What the tests of this module share: changes to speak of, a broker to speak through, receivers to speak to. */
@NullMarked
package dev.imagestreams.triggers.testing;

import org.jspecify.annotations.NullMarked;
