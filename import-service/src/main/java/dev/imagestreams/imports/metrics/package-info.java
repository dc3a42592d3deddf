/** What is measured, under which names. The decorators that measure stand beside what they wrap. */
@NullMarked
package dev.imagestreams.imports.metrics;

import org.jspecify.annotations.NullMarked;
