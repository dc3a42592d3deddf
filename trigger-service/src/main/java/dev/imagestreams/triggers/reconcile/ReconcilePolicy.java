package dev.imagestreams.triggers.reconcile;

/**
 * How one cluster is taken care of.
 *
 * @param workers changes made at the same time
 * @param afterFailure waits when the cluster does not do what it is asked
 * @param afterChange waits when the object has changed meanwhile
 */
public record ReconcilePolicy(int workers, Backoff afterFailure, Backoff afterChange, Following following) {}
