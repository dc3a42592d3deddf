package dev.imagestreams.gateway.hook.proof;

import org.jspecify.annotations.Nullable;

/**
 * What the operator has said about how a source shows who it is.
 *
 * @param header the header that carries the secret, of senders that can be told which
 * @param audience of Google's tokens; null of other senders
 * @param serviceAccount in whose name Google pushes; null of other senders
 */
public record Trust(Secrets secrets, String header, @Nullable String audience, @Nullable String serviceAccount) {}
