package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a move that a hold stopped. */
public enum PendingMove {
    /** The tag is still held. */
    @JsonProperty("waiting")
    WAITING,
    /** The hold ended, and the tag moved: that move is an entry of its own. */
    @JsonProperty("released")
    RELEASED,
    /** Something newer took its place. */
    @JsonProperty("superseded")
    SUPERSEDED,
    /** The hold ended, and what waited was not wanted. */
    @JsonProperty("dropped")
    DROPPED
}
