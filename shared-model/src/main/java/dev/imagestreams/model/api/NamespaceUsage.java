package dev.imagestreams.model.api;

/**
 * What counts against the limits of a namespace.
 *
 * @param streams how many it has
 */
public record NamespaceUsage(long streams) {}
