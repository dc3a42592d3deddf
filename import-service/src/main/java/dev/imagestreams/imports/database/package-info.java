/** Plain JDBC: transactions, and telling a database that is away from data it refuses. */
@NullMarked
package dev.imagestreams.imports.database;

import org.jspecify.annotations.NullMarked;
