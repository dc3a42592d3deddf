package dev.imagestreams.triggers.signature;

/**
 * What signs webhooks. Never shows itself in {@code toString}.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">the
 *     specification, "Signature scheme"</a>
 */
public sealed interface SigningKey permits WebhookSecret, Ed25519Key {

    /** The scheme's identifier and the signature of these bytes, e.g. {@code v1,<base64>}. */
    String sign(byte[] content);

    /** As it is kept, sealed. */
    byte[] bytes();

    /** As an owner gets to see it when it is new: what receivers verify with. */
    String reveal();
}
