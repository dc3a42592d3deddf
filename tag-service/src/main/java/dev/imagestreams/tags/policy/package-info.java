/** What an installation and a namespace demand of streams: the registries they may point to, and how far they may grow. */
@NullMarked
package dev.imagestreams.tags.policy;

import org.jspecify.annotations.NullMarked;
