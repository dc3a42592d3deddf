/** OpenShift's BuildConfigs and DeploymentConfigs, kept by trigger-service. */
@NullMarked
package dev.imagestreams.gateway.config;

import org.jspecify.annotations.NullMarked;
