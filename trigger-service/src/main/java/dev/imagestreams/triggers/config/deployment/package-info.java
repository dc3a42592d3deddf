/** What OpenShift's DeploymentConfigs demand and do: defaults, triggers, what makes one valid, and when it is deployed. */
@NullMarked
package dev.imagestreams.triggers.config.deployment;

import org.jspecify.annotations.NullMarked;
