/** What OpenShift's BuildConfigs demand and do: their triggers, what makes one valid, the images it was last built for. */
@NullMarked
package dev.imagestreams.triggers.config.build;

import org.jspecify.annotations.NullMarked;
