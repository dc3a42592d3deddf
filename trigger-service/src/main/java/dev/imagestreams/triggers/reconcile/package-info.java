/**
 * The loop that keeps the objects of one cluster as their triggers want them: which objects there are, which of them are
 * due, and what becomes of each attempt. Knows a cluster by one small interface.
 */
@NullMarked
package dev.imagestreams.triggers.reconcile;

import org.jspecify.annotations.NullMarked;
