/** The public API as a client sees it: https, a bearer token, OpenShift's shapes. */
@NullMarked
package dev.imagestreams.launcher.gateway;

import org.jspecify.annotations.NullMarked;
