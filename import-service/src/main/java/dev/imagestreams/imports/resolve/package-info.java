/** From a pull spec to an image: manifests, platform choice and configurations, with every digest verified. Plain Java that knows registries only as {@link dev.imagestreams.imports.source.ImageSource}. */
@NullMarked
package dev.imagestreams.imports.resolve;

import org.jspecify.annotations.NullMarked;
