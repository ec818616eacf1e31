package dev.example.adapter;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.io.HttpConnectionFactory;

/** The client resets a connection that it does not reuse, and the host's last bytes fail. This closes it as others do. */
final class PlainClose {

    private PlainClose() {}

    static HttpConnectionFactory<ManagedHttpClientConnection> of(
            HttpConnectionFactory<ManagedHttpClientConnection> factory) {
        return socket -> closing(factory.createConnection(socket));
    }

    private static ManagedHttpClientConnection closing(ManagedHttpClientConnection connection) {
        return (ManagedHttpClientConnection) Proxy.newProxyInstance(
                PlainClose.class.getClassLoader(),
                new Class<?>[] {ManagedHttpClientConnection.class},
                (self, method, arguments) -> {
                    Socket socket = connection.getSocket();
                    if (method.getName().equals("close") && socket != null && !(socket instanceof SSLSocket)) {
                        socket.close();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
