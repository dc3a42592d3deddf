/** Which of a repository's tags a tag of a stream follows: orders, patterns and ages, and how they are written down. */
@NullMarked
package dev.imagestreams.model.follow;

import org.jspecify.annotations.NullMarked;
