/** Webhooks of BuildConfigs: repositories of source code, and whoever else knows the secret, ask for builds. */
@NullMarked
package dev.imagestreams.gateway.config.webhook;

import org.jspecify.annotations.NullMarked;
