/** Replays what the real {@code oc} and a real OpenShift said to each other, and compares what we say. */
@NullMarked
package dev.imagestreams.standalone.replay;

import org.jspecify.annotations.NullMarked;
