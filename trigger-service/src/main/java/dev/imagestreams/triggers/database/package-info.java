/** What all adapters to PostgreSQL share: binding many rows at once, and the failure of the database as an exception. */
@NullMarked
package dev.imagestreams.triggers.database;

import org.jspecify.annotations.NullMarked;
