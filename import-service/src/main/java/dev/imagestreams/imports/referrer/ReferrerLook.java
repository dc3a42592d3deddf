package dev.imagestreams.imports.referrer;

/**
 * A look that is due.
 *
 * @param registry of the subject
 * @param attempts how often it was claimed since the last one that was done, this time included
 * @param looksDone looks at it before
 */
record ReferrerLook(Subject subject, String registry, int attempts, int looksDone) {}
