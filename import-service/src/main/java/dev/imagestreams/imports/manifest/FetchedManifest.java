package dev.imagestreams.imports.manifest;

import dev.imagestreams.model.image.Digest;

/**
 * A manifest's exact bytes.
 *
 * @param digest verified against the bytes
 * @param contentType as the registry answered it, without parameters; may be empty or wrong
 */
public record FetchedManifest(Digest digest, String contentType, byte[] content) {}
