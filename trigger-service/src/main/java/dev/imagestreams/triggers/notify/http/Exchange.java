package dev.imagestreams.triggers.notify.http;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLException;

/**
 * One request and its answer, from the start of the clock. It ends exactly once: with the whole answer, with as much of
 * an oversized one as is kept, with a failure, or when the time is up; a connection in the middle of something is closed.
 */
final class Exchange {

    /** Longer answers are cut off; the status was what mattered. */
    private static final int MAX_ANSWER = 64 * 1024;

    private final Promise<WebhookReply> end = Promise.promise();
    private final Clock clock = Clock.systemUTC();
    private volatile boolean inside;

    Exchange(Vertx vertx, Duration total) {
        long timer = vertx.setTimer(total.toMillis(), expired -> end(noAnswer("no complete answer within " + total)));
        end.future().onComplete(ended -> vertx.cancelTimer(timer));
    }

    /** Before the request is made. */
    void leadsTo(Destination destination) {
        inside = destination.inside();
    }

    CompletionStage<WebhookReply> reply() {
        return end.future().toCompletionStage();
    }

    /** @return false if the exchange has ended before the request could be made; then it must not be made */
    boolean adopt(HttpClientRequest request) {
        if (end.future().isComplete()) {
            request.reset();
            return false;
        }
        // A request that was answered in full is beyond resetting: this closes only what hangs or overflows.
        end.future().onSuccess(reply -> {
            if (reply instanceof WebhookReply.NoAnswer) {
                request.reset();
            }
        });
        return true;
    }

    void read(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(this::fail)
                .endHandler(complete -> end(answered(response, body)))
                .handler(chunk -> {
                    body.appendBuffer(chunk);
                    if (body.length() > MAX_ANSWER && end(answered(response, body))) {
                        response.request().reset();
                    }
                });
    }

    void fail(Throwable failure) {
        String message = failure instanceof WebhookRefusedException
                ? String.valueOf(failure.getMessage())
                : isAboutTrust(failure)
                        ? "no secure connection: " + root(failure).getMessage()
                        : "no answer: " + failure.getMessage();
        end(noAnswer(message));
    }

    private static boolean isAboutTrust(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof GeneralSecurityException) {
                return true;
            }
        }
        return false;
    }

    /** Where a certificate is wrong, only the innermost failure says how. */
    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private WebhookReply answered(HttpClientResponse response, Buffer body) {
        Duration retryAfter = RetryAfter.parse(response.getHeader("retry-after"), clock.instant())
                .orElse(null);
        return new WebhookReply.Answered(
                Answer.of(response.statusCode(), body.getBytes()), retryAfter, Allowance.of(response), inside);
    }

    private WebhookReply noAnswer(String error) {
        return new WebhookReply.NoAnswer(error, inside);
    }

    private boolean end(WebhookReply reply) {
        return end.tryComplete(reply);
    }
}
