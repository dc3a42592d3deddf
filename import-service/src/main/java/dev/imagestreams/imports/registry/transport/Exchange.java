package dev.imagestreams.imports.registry.transport;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request on a connection of its own, and its answer read whole, within the bounds of the request and of all requests
 * together. May be given up at any time, also while it still waits for the connection; it is not sent then.
 */
final class Exchange {

    private final RegistryRequest asked;
    private final ByteBudget budget;
    private @Nullable HttpClientRequest request;
    private boolean abandoned;

    Exchange(RegistryRequest asked, ByteBudget budget) {
        this.asked = asked;
        this.budget = budget;
    }

    /** The reader is in place before anything is sent, so that no part of the answer can come before it. */
    synchronized Future<RegistryResponse> begin(HttpClientRequest opened) {
        request = opened;
        // What goes wrong is told by the answer; without this it is an error in the log as well.
        opened.exceptionHandler(told -> {});
        if (abandoned) {
            opened.reset();
            return Future.failedFuture("given up before it was sent");
        }
        Future<RegistryResponse> answer = opened.response().compose(this::read);
        Future<Void> sending = asked.form() == null ? opened.end() : opened.end(asked.form());
        return sending.compose(sent -> answer);
    }

    synchronized void abandon() {
        abandoned = true;
        if (request != null) {
            request.reset();
        }
    }

    private Future<RegistryResponse> read(HttpClientResponse response) {
        Promise<RegistryResponse> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.handler(part -> {
            if (body.length() + part.length() > asked.maxBytes()) {
                refuse(
                        response,
                        whole,
                        RegistryException.unusable(
                                asked + ": the answer is longer than " + asked.maxBytes() + " bytes"));
            } else if (budget.take(part.length())) {
                body.appendBuffer(part);
            } else {
                refuse(
                        response,
                        whole,
                        new RegistryException(
                                RegistryException.Kind.UNAVAILABLE,
                                asked + ": too many large answers at the same time"));
            }
        });
        response.endHandler(end ->
                whole.tryComplete(new RegistryResponse(response.statusCode(), headers(response), body.getBytes())));
        return whole.future().onComplete(done -> budget.giveBack(body.length()));
    }

    private static void refuse(HttpClientResponse response, Promise<RegistryResponse> whole, RegistryException reason) {
        whole.tryFail(reason);
        response.handler(null);
        response.request().reset();
    }

    private static Map<String, List<String>> headers(HttpClientResponse response) {
        Map<String, List<String>> headers = new HashMap<>();
        response.headers()
                .names()
                .forEach(
                        name -> headers.put(name, List.copyOf(response.headers().getAll(name))));
        return headers;
    }
}
