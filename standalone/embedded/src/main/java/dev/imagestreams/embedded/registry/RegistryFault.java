package dev.imagestreams.embedded.registry;

import java.util.function.Supplier;

/** Makes the registry misbehave. Called by several threads at once. */
@FunctionalInterface
public interface RegistryFault {

    /** No fault: every answer is the real one. */
    RegistryFault NONE = (request, real) -> real.get();

    /**
     * @param real does what a healthy registry does and answers so; need not be asked
     * @return what the client gets
     */
    RegistryAnswer answer(RegistryRequest request, Supplier<RegistryAnswer> real);
}
