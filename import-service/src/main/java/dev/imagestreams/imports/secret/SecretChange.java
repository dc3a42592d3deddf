package dev.imagestreams.imports.secret;

import dev.imagestreams.model.api.Secret;

/** What a request makes of a secret, decided before it is done. */
sealed interface SecretChange {

    Secret secret();

    /** Store it, under the next revision. */
    record Write(Secret secret) implements SecretChange {}

    /** Take it away. */
    record Remove(Secret secret) implements SecretChange {}

    /** It is what was asked for already: its revision stays. */
    record Leave(Secret secret) implements SecretChange {}
}
