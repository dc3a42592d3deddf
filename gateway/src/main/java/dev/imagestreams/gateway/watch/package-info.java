/**
 * Verb {@code watch}: one follower per source of changes, one bounded window of what happened lately, and any number of
 * watchers reading along at their own pace.
 */
@NullMarked
package dev.imagestreams.gateway.watch;

import org.jspecify.annotations.NullMarked;
