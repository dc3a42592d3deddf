package dev.imagestreams.standalone.replay;

/** What our gateway said, with the transcripts' addresses. */
record Answer(int status, String mediaType, String body) {}
