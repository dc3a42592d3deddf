/** Secrets of namespaces: Kubernetes' rules for them, and how they are kept sealed. */
@NullMarked
package dev.imagestreams.imports.secret;

import org.jspecify.annotations.NullMarked;
