/** Accounts at registries from the secrets of namespaces: both docker formats, matched as kubelet does. */
@NullMarked
package dev.imagestreams.imports.credentials;

import org.jspecify.annotations.NullMarked;
