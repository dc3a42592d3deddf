/** What the image triggers of OpenShift's own BuildConfig and DeploymentConfig mean. Plain rules, which know no cluster. */
@NullMarked
package dev.imagestreams.triggers.openshift;

import org.jspecify.annotations.NullMarked;
