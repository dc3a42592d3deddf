package dev.imagestreams.gateway.watch;

/** Why a watch ended. */
enum Ending {
    /** The client went. */
    CLOSED,
    /** The time the client asked for, or the longest there is, was up. */
    TIMEOUT,
    /** The client took its events too slowly, and what it needs next is gone, or nothing was taken for too long. */
    SLOW,
    /** The client began with a version from before what is known. */
    EXPIRED,
    /** We stop. */
    SHUTDOWN
}
