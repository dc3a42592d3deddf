package dev.imagestreams.imports.source;

/**
 * Where a look reads from.
 *
 * @param withSecrets with the accounts of a namespace
 * @param withoutSecrets for what a registry refuses to these
 */
public record View(ImageSources withSecrets, ImageSources withoutSecrets) {}
