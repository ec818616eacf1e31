package dev.wanedit.engine.diagnose;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host; blocks. */
@FunctionalInterface
public interface HostLookup {

    InetAddress[] addresses(String host) throws UnknownHostException;
}
