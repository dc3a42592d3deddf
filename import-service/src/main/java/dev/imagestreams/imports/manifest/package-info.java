/** What registries answer with, read: manifests, lists, configurations and lists of referrers, with every limit on what a stranger may send. Plain Java. */
@NullMarked
package dev.imagestreams.imports.manifest;

import org.jspecify.annotations.NullMarked;
