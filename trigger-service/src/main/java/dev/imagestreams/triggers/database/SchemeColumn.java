package dev.imagestreams.triggers.database;

import dev.imagestreams.model.api.WebhookOptions.Signature;
import java.util.Locale;

/** A signature scheme as the schema spells it. */
public final class SchemeColumn {

    private SchemeColumn() {}

    public static String of(Signature scheme) {
        return scheme.name().toLowerCase(Locale.ROOT);
    }

    public static Signature parse(String word) {
        return Signature.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
