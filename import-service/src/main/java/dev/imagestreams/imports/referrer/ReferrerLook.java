package dev.imagestreams.imports.referrer;

/**
 * A look that is due.
 *
 * @param registry of the subject
 * @param attempts how often it was claimed, this time included
 */
record ReferrerLook(Subject subject, String registry, int attempts) {}
