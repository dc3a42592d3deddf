package dev.imagestreams.imports.registry.auth;

import dev.imagestreams.imports.registry.transport.RegistryAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What token services have given out to be asked with the next time, in the place of a password or of an earlier token. In
 * memory only: after a restart an account begins with what its secret says. A token goes to nobody but the service it came
 * from, for the account it was given to. Safe for many threads.
 */
public final class RefreshTokens {

    /** More accounts than this at once begin anew, those first that were not used for long. */
    private static final int LIMIT = 1_000;

    /** RFC 6749 appendix A.17; and nothing that would have to be carried at great length. */
    private static final Pattern TOKEN = Pattern.compile("[\\x20-\\x7e]{1,16384}");

    /**
     * Who was given a token, by whom.
     *
     * @param insecure whether anybody on the way could have given it
     */
    record Holder(
            RegistryAddress registry, String realm, @Nullable String service, boolean insecure, Credentials account) {}

    private final Map<Holder, Held> byHolder = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Holder, Held> eldest) {
            return size() > LIMIT;
        }
    };

    Held of(Holder holder) {
        synchronized (byHolder) {
            return byHolder.computeIfAbsent(holder, none -> new Held());
        }
    }

    /** The token of one account. Whoever asks with it locks it: many services take each token once. */
    static final class Held {

        private final ReentrantLock lock = new ReentrantLock();
        private volatile @Nullable String token;

        void lock() throws InterruptedException {
            lock.lockInterruptibly();
        }

        void unlock() {
            lock.unlock();
        }

        Optional<String> token() {
            return Optional.ofNullable(token);
        }

        /** From now on; what is no token changes nothing. */
        void replace(@Nullable String given) {
            if (given != null && TOKEN.matcher(given).matches()) {
                token = given;
            }
        }

        void forget() {
            token = null;
        }

        /** Without the token. */
        @Override
        public String toString() {
            return token == null ? "no refresh token" : "a refresh token";
        }
    }
}
