package dev.imagestreams.tags.rest;

/** Paths of the internal API. */
final class Paths {

    static final String ROOT = "/internal/v1";

    private Paths() {}
}
