/** The main job, shown on real images through the public API. */
@NullMarked
package dev.imagestreams.launcher.demo;

import org.jspecify.annotations.NullMarked;
