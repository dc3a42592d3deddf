package dev.imagestreams.imports.referrer;

import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.imports.source.Registries;
import dev.imagestreams.imports.work.Backoff;
import dev.imagestreams.model.api.Referrer;
import dev.imagestreams.model.image.RepositoryName;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what refers to an image, notes it, and only then forgets that it was wanted: a crash means looking again. As
 * with imports, a namespace's account that is not accepted does not hide what everybody may see. What fails is tried again a
 * limited number of times, and then given up: nobody waits for it.
 */
final class ReferrerWorker {

    private static final Logger LOG = Logger.getLogger(ReferrerWorker.class);

    private final ReferrerLookStore looks;
    private final ReferrerStore referrers;
    private final Registries registries;
    private final ReferrerReader reader;
    private final int attempts;
    private final Backoff backoff;
    private final MeterRegistry meters;

    ReferrerWorker(
            ReferrerLookStore looks,
            ReferrerStore referrers,
            Registries registries,
            ReferrersConfig config,
            MeterRegistry meters,
            Clock clock) {
        this.looks = looks;
        this.referrers = referrers;
        this.registries = registries;
        this.reader = new ReferrerReader(clock);
        this.attempts = config.attempts();
        this.backoff = new Backoff(config.backoff(), config.longestBackoff());
        this.meters = meters;
    }

    void work(ReferrerLook look) {
        Subject subject = look.subject();
        if (look.attempts() > attempts) {
            // Begun as often as may be, and never ended: what breaks every time is not begun for ever.
            giveUp(subject, "every look was broken off");
            return;
        }
        try {
            List<Referrer> found = read(subject);
            referrers.note(subject, found);
            looks.done(look);
            count("noted");
        } catch (RegistryException e) {
            // When shutting down, the lease ends, and somebody else looks.
            if (!Thread.currentThread().isInterrupted()) {
                failed(look, e);
            }
        }
    }

    private List<Referrer> read(Subject subject) throws RegistryException {
        try {
            return read(registries.as(subject.namespace()), subject);
        } catch (RegistryException e) {
            if (e.kind() != Kind.BAD_CREDENTIALS) {
                throw e;
            }
            return read(registries.withoutSecrets(), subject);
        }
    }

    private List<Referrer> read(ImageSources sources, Subject subject) throws RegistryException {
        return reader.read(
                sources.open(RepositoryName.parse(subject.repository()), subject.insecure()), subject.digest());
    }

    private void failed(ReferrerLook look, RegistryException failure) {
        Subject subject = look.subject();
        if (failure.passing() && look.attempts() < attempts) {
            Duration ours = backoff.after(look.attempts());
            Duration asked = failure.retryAfter().orElse(ours);
            Duration bounded = asked.compareTo(backoff.longest()) > 0 ? backoff.longest() : asked;
            looks.postpone(subject, bounded.compareTo(ours) > 0 ? bounded : ours);
            count("postponed");
            return;
        }
        giveUp(subject, failure.getMessage());
    }

    private void giveUp(Subject subject, @Nullable String reason) {
        LOG.infof(
                "referrers are not known repository=%s digest=%s reason=%s",
                subject.repository(), subject.digest(), reason);
        looks.remove(subject);
        count("given_up");
    }

    private void count(String outcome) {
        meters.counter(MeterNames.REFERRER_LOOKS, MeterNames.OUTCOME, outcome).increment();
    }
}
