package dev.imagestreams.triggers.notify.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** From a host's name to its addresses, at this moment. */
@FunctionalInterface
interface HostLookup {

    InetAddress[] addresses(String host) throws UnknownHostException;
}
