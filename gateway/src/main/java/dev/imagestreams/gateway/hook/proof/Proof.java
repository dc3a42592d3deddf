package dev.imagestreams.gateway.hook.proof;

/** One way to show who is sending. */
@FunctionalInterface
public interface Proof {

    /** Whether this was sent by the one who is trusted. */
    boolean isGivenBy(HookRequest request, Trust trust);

    /** This, or the other. Both are always looked at. */
    default Proof or(Proof other) {
        return (request, trust) -> isGivenBy(request, trust) | other.isGivenBy(request, trust);
    }
}
