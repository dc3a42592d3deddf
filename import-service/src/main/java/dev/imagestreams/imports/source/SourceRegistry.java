package dev.imagestreams.imports.source;

import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.ImageReference;

/** The registry a pull spec names. */
public final class SourceRegistry {

    /** Of what cannot be read, and will be told so without asking anybody. */
    public static final String NONE = "";

    private SourceRegistry() {}

    /** @return its name as in pull specs, with Docker Hub's aliases as one, or {@link #NONE} */
    public static String of(String from) {
        try {
            return RegistryAddress.of(ImageReference.parse(from).repository()).name();
        } catch (ImageStreamException e) {
            return NONE;
        }
    }
}
