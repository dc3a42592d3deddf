package dev.imagestreams.triggers.config;

/** Configs have fired, once the transaction that says so has committed. */
public record ConfigsFired(int count) {}
