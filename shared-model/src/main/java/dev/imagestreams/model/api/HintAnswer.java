package dev.imagestreams.model.api;

/**
 * What hints have led to.
 *
 * @param due followers that are looked at sooner than planned; those whose look was near already are not counted
 */
public record HintAnswer(int due) {}
