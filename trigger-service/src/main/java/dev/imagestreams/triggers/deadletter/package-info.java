/** Deliveries in hindsight: looking at them, replaying them, and reporting those that were given up and endpoints that were disabled. */
@NullMarked
package dev.imagestreams.triggers.deadletter;

import org.jspecify.annotations.NullMarked;
