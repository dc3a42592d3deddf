/** Holds the pages that compare this system with OpenShift to the tests they name. */
@NullMarked
package dev.imagestreams.launcher.parity;

import org.jspecify.annotations.NullMarked;
