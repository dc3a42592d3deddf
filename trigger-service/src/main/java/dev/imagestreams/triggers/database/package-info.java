/** What all adapters to PostgreSQL share: binding many rows at once, what is announced, and the failure of the database. */
@NullMarked
package dev.imagestreams.triggers.database;

import org.jspecify.annotations.NullMarked;
