package dev.wanedit.okhttp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Looks names up as the application does, and is another {@link Dns} than its own all the same: OkHttp shares connections
 * only where that is equal.
 *
 * @param given the application's
 */
record UnsharedDns(Dns given) implements Dns {

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        return given.lookup(hostname);
    }
}
