/**
 * OpenShift's BuildConfigs and DeploymentConfigs, kept here as objects: their image change triggers fire in the transaction
 * that learns of a move.
 */
@NullMarked
package dev.imagestreams.triggers.config;

import org.jspecify.annotations.NullMarked;
