package dev.wanedit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.BlockingMediaUploader;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the uploader from the page about media unchanged, compiles it, and lets a client use it. */
class BucketTest {

    private static final Path PAGE = Path.of("..", "docs", "media.md");
    private static final String UPLOADER = "Bucket";
    private static final Path CLIP = Path.of("samples", "clip.mp4");

    private final FakeDashScope fake = FakeDashScope.builder().testClock().start();
    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    private HttpServer bucket;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        bucket = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bucket.createContext("/", this::store);
        bucket.start();
    }

    @AfterEach
    void close() {
        bucket.stop(0);
        fake.close();
    }

    @Test
    void uploader_whenGivenToAClient_bringsTheFileToTheBucketAndItsUrlToTheService() throws Exception {
        submitWithExample();

        assertThat(stored).hasSize(1);
        String path = stored.keySet().iterator().next();
        assertThat(path).endsWith("-clip.mp4");
        assertThat(CLIP).hasBinaryContent(stored.get(path));
        assertThat(fake.tasks().get(0).media().get(0).url()).isEqualTo("https://cdn.example.com" + path);
        assertThat(fake.count(RequestKind.UPLOAD_POLICY)).isZero();
    }

    @Test
    void uploader_whenTheBucketFailsForAMoment_isTriedAgain() throws Exception {
        failures.set(1);

        submitWithExample();

        assertThat(stored).hasSize(1);
        assertThat(fake.tasks()).hasSize(1);
    }

    private void submitWithExample() throws Exception {
        ReadmeExample.compile(PAGE, UPLOADER, folder, System.getProperty("java.class.path"));
        URL[] path = {folder.toUri().toURL()};
        Function<String, URI> put =
                name -> URI.create("http://127.0.0.1:" + bucket.getAddress().getPort() + "/" + name);
        Function<String, URI> get = name -> URI.create("https://cdn.example.com/" + name);
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader());
                VideoEditClient client = VideoEditClient.builder()
                        .transport("jdk")
                        .baseUrl(fake.baseUrl())
                        .apiKey(fake.apiKey())
                        .blockingUploader((BlockingMediaUploader) loader.loadClass(UPLOADER)
                                .getConstructor(HttpClient.class, Function.class, Function.class)
                                .newInstance(HttpClient.newHttpClient(), put, get))
                        .build()) {
            client.submit(EditJob.builder().video(CLIP).build());
        }
    }

    private void store(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!fails) {
                stored.put(exchange.getRequestURI().getPath(), body);
            }
            exchange.sendResponseHeaders(fails ? 503 : 200, -1);
        }
    }
}
