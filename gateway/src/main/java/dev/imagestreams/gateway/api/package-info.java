/** The manners every Kubernetes-style resource shares; a package per manner. */
@NullMarked
package dev.imagestreams.gateway.api;

import org.jspecify.annotations.NullMarked;
