/** When tags and what they point to were first seen, for policies that go by age. */
@NullMarked
package dev.imagestreams.imports.sighting;

import org.jspecify.annotations.NullMarked;
