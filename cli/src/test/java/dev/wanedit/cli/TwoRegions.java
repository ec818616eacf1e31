package dev.wanedit.cli;

import dev.wanedit.settings.Region;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeProxy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * The hosts of both regions under their real names, each with a fake behind it: a proxy leads to a server whose certificate
 * has both names, and the name that a client asks for decides which fake it reaches.
 */
final class TwoRegions implements AutoCloseable {

    private static final char[] PASSWORD = "password".toCharArray();

    final FakeDashScope beijing = FakeDashScope.builder()
            .clock(Clock.systemUTC())
            .apiKeys("sk-of-beijing-0123456789")
            .start();
    final FakeDashScope singapore = FakeDashScope.builder()
            .clock(Clock.systemUTC())
            .apiKeys("sk-of-singapore-0123456789")
            .start();

    private final Path store;
    private final SSLServerSocket server;
    private final FakeProxy proxy;

    TwoRegions(Path folder) throws Exception {
        store = folder.resolve("regions.p12");
        makeCertificate(store);
        server = (SSLServerSocket)
                context(store).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        inBackground(this::accept);
        proxy = FakeProxy.start().leadingTo(URI.create("https://127.0.0.1:" + server.getLocalPort()));
    }

    /** With which a program reaches them, and trusts them. */
    Map<String, String> environment(String key) {
        return Map.of(
                "DASHSCOPE_API_KEY",
                key,
                "HTTPS_PROXY",
                proxy.url().toString(),
                "JAVA_TOOL_OPTIONS",
                "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword=" + new String(PASSWORD));
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        server.close();
        beijing.close();
        singapore.close();
    }

    private void accept() throws IOException {
        while (true) {
            SSLSocket client = (SSLSocket) server.accept();
            inBackground(() -> serve(client));
        }
    }

    private void serve(SSLSocket client) throws IOException {
        client.startHandshake();
        String name = ((ExtendedSSLSession) client.getSession())
                .getRequestedServerNames().stream()
                        .map(asked -> ((SNIHostName) asked).getAsciiName())
                        .findFirst()
                        .orElse("");
        FakeDashScope fake = name.equals(Region.SINGAPORE.baseUrl().getHost()) ? singapore : beijing;
        Socket service = new Socket(fake.baseUrl().getHost(), fake.baseUrl().getPort());
        inBackground(() -> pump(service.getInputStream(), client.getOutputStream()));
        pump(client.getInputStream(), service.getOutputStream());
    }

    private static void pump(InputStream from, OutputStream to) throws IOException {
        byte[] part = new byte[8192];
        for (int count = from.read(part); count >= 0; count = from.read(part)) {
            to.write(part, 0, count);
            to.flush();
        }
    }

    private static SSLContext context(Path file) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** Self-signed, so the same file is also what a client trusts. */
    private static void makeCertificate(Path file) throws IOException, InterruptedException {
        String names = "dns:" + Region.BEIJING.baseUrl().getHost() + ",dns:"
                + Region.SINGAPORE.baseUrl().getHost();
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:+UseSerialGC",
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-alias",
                        "regions",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=regions",
                        "-ext",
                        "san=" + names,
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new UncheckedIOException(new IOException("keytool: " + said));
        }
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException over) {
                // One side went away, or the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
