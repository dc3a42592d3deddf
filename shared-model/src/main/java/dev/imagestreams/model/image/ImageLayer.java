package dev.imagestreams.model.image;

/**
 * One layer of an image, base first.
 *
 * @param size compressed bytes
 */
public record ImageLayer(Digest digest, long size, String mediaType) {}
