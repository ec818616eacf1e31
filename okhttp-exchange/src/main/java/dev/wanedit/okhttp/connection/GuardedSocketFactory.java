package dev.wanedit.okhttp.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes {@link GuardedSocket}s. OkHttp asks for unconnected ones only. */
public final class GuardedSocketFactory extends SocketFactory {

    public static final GuardedSocketFactory INSTANCE = new GuardedSocketFactory();

    private GuardedSocketFactory() {}

    @Override
    public Socket createSocket() {
        return new GuardedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new GuardedSocket(), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new GuardedSocket(), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(bound(localHost, localPort), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected(bound(localAddress, localPort), new InetSocketAddress(address, port));
    }

    private static Socket bound(InetAddress address, int port) throws IOException {
        Socket socket = new GuardedSocket();
        socket.bind(new InetSocketAddress(address, port));
        return socket;
    }

    private static Socket connected(Socket socket, InetSocketAddress address) throws IOException {
        socket.connect(address);
        return socket;
    }
}
