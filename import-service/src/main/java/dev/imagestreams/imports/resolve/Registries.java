package dev.imagestreams.imports.resolve;

/** All registries, as somebody may see them. */
public interface Registries {

    /** With the accounts in the secrets of a namespace, and the configured ones. */
    ImageSources as(String namespace);

    /** With the configured accounts only. */
    ImageSources withoutSecrets();
}
