package dev.imagestreams.tags.stream;

import java.util.function.Function;

class KnownStreamsTest extends SourcesContract {

    @Override
    protected <T> T ask(StreamState stream, Function<Sources, T> question) {
        return question.apply(KnownStreams.of(stream));
    }
}
