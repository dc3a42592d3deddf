package dev.imagestreams.gateway.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** For how long one source has said nothing, and whether that is remarkable. Safe for many threads. */
final class Silence {

    /** What has just become known. */
    enum News {
        SILENT,
        SPEAKS_AGAIN
    }

    private final Optional<Duration> expected;
    private Instant last;
    private boolean heard;
    private boolean told;

    /** @param expected empty if silence is never remarkable */
    Silence(Optional<Duration> expected, Instant start) {
        this.expected = expected;
        this.last = start;
    }

    /**
     * It was heard, now or by somebody else before.
     *
     * @return that it speaks again, if its silence had been told
     */
    synchronized Optional<News> heard(Instant at) {
        if (heard && !at.isAfter(last)) {
            return Optional.empty();
        }
        boolean news = told && at.isAfter(last);
        last = at;
        heard = true;
        if (news) {
            told = false;
        }
        return news ? Optional.of(News.SPEAKS_AGAIN) : Optional.empty();
    }

    /** @return that it is silent, once per silence */
    synchronized Optional<News> check(Instant now) {
        if (told || !tooLong(now)) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(News.SILENT);
    }

    /** Empty when nothing is known of it. */
    synchronized Optional<Instant> lastHeard() {
        return heard ? Optional.of(last) : Optional.empty();
    }

    /** Since when, if it is silent for longer than expected. */
    synchronized Optional<Instant> tooLongSince(Instant now) {
        return tooLong(now) ? Optional.of(last) : Optional.empty();
    }

    synchronized Duration since(Instant now) {
        return Duration.between(last, now);
    }

    synchronized boolean tooLong(Instant now) {
        return expected.filter(bound -> since(now).compareTo(bound) > 0).isPresent();
    }
}
