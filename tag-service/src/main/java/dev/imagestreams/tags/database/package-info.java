/** SQL where it is hot: whole batches in few statements. What is not hot goes through Panache. */
@NullMarked
package dev.imagestreams.tags.database;

import org.jspecify.annotations.NullMarked;
