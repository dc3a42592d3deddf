package dev.imagestreams.model.image;

/**
 * One entry of a manifest list or OCI index.
 *
 * @param manifestSize bytes of the manifest itself
 */
public record ImageManifest(Digest digest, String mediaType, long manifestSize, Platform platform) {}
