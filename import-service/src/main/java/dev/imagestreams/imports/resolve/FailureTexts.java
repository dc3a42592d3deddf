package dev.imagestreams.imports.resolve;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.source.PullSpecs;
import dev.imagestreams.imports.source.SourceRegistry;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.follow.FollowAnnotations;
import dev.imagestreams.model.follow.FollowPolicy;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.image.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What users read when an import fails: code and text as OpenShift's importer writes them, because people and scripts
 * look for these. The reference is shown as a client would pull it.
 */
public final class FailureTexts {

    static final String TOO_MUCH_SAID = "what its images say about themselves is too large";

    private FailureTexts() {}

    public static Resolution.Failure of(ImageReference typed, RegistryException failure) {
        ImageReference reference = typed.withClientDefaults();
        RepositoryName repository = reference.repository();
        ImportOutcome.Failed outcome =
                switch (failure.kind()) {
                    case NOT_FOUND ->
                        new ImportOutcome.Failed(
                                ErrorCode.NOT_FOUND, "dockerimage.image.openshift.io \"" + reference + "\" not found");
                    case DENIED -> new ImportOutcome.Failed(ErrorCode.UNAUTHORIZED, noAccess(reference));
                    case NO_CREDENTIALS ->
                        new ImportOutcome.Failed(
                                ErrorCode.UNAUTHORIZED,
                                noAccess(reference) + " and did not have credentials to the repository");
                    case BAD_CREDENTIALS ->
                        new ImportOutcome.Failed(
                                ErrorCode.UNAUTHORIZED,
                                "incorrect username or password for image \"" + reference + '"');
                    case BLOCKED ->
                        new ImportOutcome.Failed(
                                ErrorCode.FORBIDDEN, blocked(repository) + ": " + failure.getMessage());
                    case RULED_OUT -> new ImportOutcome.Failed(ErrorCode.FORBIDDEN, blocked(repository));
                    case HTTP_ONLY, TLS, UNREACHABLE, TIMEOUT, RATE_LIMITED, UNAVAILABLE, UNUSABLE ->
                        new ImportOutcome.Failed(
                                ErrorCode.INTERNAL,
                                "Internal error occurred: " + reference + ": " + failure.getMessage());
                };
        return new Resolution.Failure(
                outcome,
                failure.passing(),
                failure.retryAfter().orElse(null),
                failure.kind() == RegistryException.Kind.BAD_CREDENTIALS);
    }

    /** OpenShift notices names that are merely not in lower case later than others, and says so differently. */
    public static Resolution.Failure unreadable(String from, ImageStreamException failure) {
        if (isReadableInLowerCase(from)) {
            return new Resolution.Failure(
                    new ImportOutcome.Failed(
                            ErrorCode.INTERNAL,
                            "Internal error occurred: unable to parse docker reference " + from
                                    + ": invalid reference format: repository name must be lowercase"),
                    false);
        }
        FieldError cause = FieldError.invalid("from.name", from, "invalid name: " + failure.getMessage());
        return new Resolution.Failure(new ImportOutcome.Failed(ErrorCode.INVALID, cause.toString()), false);
    }

    /** Of a source that no event can tell of, or not beside all others of its request. */
    public static Resolution.Failure tooMuchSaid(String from) {
        return new Resolution.Failure(
                new ImportOutcome.Failed(ErrorCode.TOO_LARGE, '"' + from + "\": " + TOO_MUCH_SAID), false);
    }

    static Resolution.Failure noRepository(String from) {
        FieldError cause =
                FieldError.invalid("from.name", from, "you must specify an image repository, not a tag or ID");
        return new Resolution.Failure(new ImportOutcome.Failed(ErrorCode.INVALID, cause.toString()), false);
    }

    public static Resolution.Failure noneFits(RepositoryName repository, int tags, FollowPolicy policy) {
        return new Resolution.Failure(
                new ImportOutcome.Failed(
                        ErrorCode.NOT_FOUND,
                        "none of the " + tags + " tags of \"" + repository + "\" fits " + FollowAnnotations.FOLLOW + " "
                                + policy.order()
                                + (policy.pattern() == null ? "" : " with the pattern " + policy.pattern())),
                false);
    }

    public static Resolution.Failure tooYoung(String reference, Instant firstSeen, FollowPolicy policy) {
        Instant from = firstSeen.plus(policy.minimumAge() == null ? Duration.ZERO : policy.minimumAge());
        return new Resolution.Failure(
                new ImportOutcome.Failed(
                        ErrorCode.FORBIDDEN,
                        "\"" + reference + "\" was first seen at " + firstSeen.truncatedTo(ChronoUnit.SECONDS)
                                + " and is old enough (" + FollowAnnotations.MINIMUM_AGE + ") at "
                                + from.truncatedTo(ChronoUnit.SECONDS)),
                false);
    }

    public static Resolution.Failure outOfTime(String from, Duration limit) {
        return new Resolution.Failure(
                new ImportOutcome.Failed(
                        ErrorCode.TIMEOUT,
                        "\"" + from + "\" was not imported within " + limit.toSeconds() + " seconds"),
                true);
    }

    /** No request is named: it would be somebody else's. */
    public static Resolution.Failure leftAlone(String from) {
        return new Resolution.Failure(
                new ImportOutcome.Failed(
                        ErrorCode.INTERNAL,
                        "Internal error occurred: " + from + ": the registry \"" + SourceRegistry.of(from)
                                + "\" does not answer, and is asked again later"),
                true);
    }

    public static Resolution.Failure broken(String from) {
        return new Resolution.Failure(
                new ImportOutcome.Failed(
                        ErrorCode.INTERNAL,
                        "Internal error occurred: unknown error while importing \"" + from + "\", please try again."),
                true);
    }

    private static String blocked(RepositoryName repository) {
        return "forbidden: registry " + repository.registry() + " blocked";
    }

    private static boolean isReadableInLowerCase(String from) {
        try {
            PullSpecs.parse(from.toLowerCase(Locale.ROOT));
            return true;
        } catch (ImageStreamException e) {
            return false;
        }
    }

    private static String noAccess(ImageReference reference) {
        return "you may not have access to the container image \"" + reference + '"';
    }
}
