package dev.imagestreams.triggers.notify.http;

import java.net.InetAddress;

/**
 * An address that a webhook may be sent to.
 *
 * @param inside it is in a network of the operator's
 */
record Destination(InetAddress address, boolean inside) {}
