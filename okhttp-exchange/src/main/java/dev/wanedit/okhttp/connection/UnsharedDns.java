package dev.wanedit.okhttp.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Looks names up with the application's {@link Dns}, but is not equal to it: OkHttp shares connections only between equal
 * ones.
 *
 * @param given the application's
 */
public record UnsharedDns(Dns given) implements Dns {

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        return given.lookup(hostname);
    }
}
