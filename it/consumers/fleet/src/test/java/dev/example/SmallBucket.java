package dev.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A bucket over HTTP. It takes a PUT only with its signature, and stores only what has the signed size and digest. */
final class SmallBucket implements AutoCloseable {

    /** What a test makes of the next PUT. */
    enum Trouble {
        /** It is refused before it is read. */
        UNAVAILABLE,
        /** It is stored, and the connection ends without an answer. */
        LOST_ANSWER
    }

    private static final String SECRET = "the-buckets-own-secret";

    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    final List<String> puts = new CopyOnWriteArrayList<>();
    final List<String> signatures = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    SmallBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/videos/");
    }

    /** What the holder of the credentials signs. */
    BucketSink.Upload sign(String object, long size, String sha256) {
        String signature = signature("/videos/" + object, String.valueOf(size), sha256);
        signatures.add(signature);
        return new BucketSink.Upload(
                url().resolve(object + "?X-Size=" + size + "&X-Signature=" + signature),
                Map.of("Content-Type", "video/mp4", "X-Content-Sha256", sha256));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        puts.add(path);
        Trouble trouble = troubles.poll();
        int status = trouble == Trouble.UNAVAILABLE ? 503 : stored(exchange, path);
        byte[] text = ("no: " + exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
        if (trouble != Trouble.LOST_ANSWER) {
            exchange.sendResponseHeaders(status, status == 200 ? -1 : text.length);
            if (status != 200) {
                exchange.getResponseBody().write(text);
            }
        }
        exchange.close();
    }

    private int stored(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String sha256 = exchange.getRequestHeaders().getFirst("X-Content-Sha256");
        String[] signed = exchange.getRequestURI().getQuery().split("[=&]");
        if (!exchange.getRequestMethod().equals("PUT")
                || !signature(path, signed[1], sha256).equals(signed[3])) {
            return 403;
        }
        if (body.length != Long.parseLong(signed[1]) || !sha256.equals(sha256(body))) {
            return 400;
        }
        objects.put(path, body);
        return 200;
    }

    private static String signature(String path, String size, String sha256) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal((path + '\n' + size + '\n' + sha256).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
