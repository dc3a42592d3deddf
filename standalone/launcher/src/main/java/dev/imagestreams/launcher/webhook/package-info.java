/** An endpoint for webhooks that believes only what is signed. */
@NullMarked
package dev.imagestreams.launcher.webhook;

import org.jspecify.annotations.NullMarked;
