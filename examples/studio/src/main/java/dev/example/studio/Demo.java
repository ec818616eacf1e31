package dev.example.studio;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** The fake of the service that is used without a key. It runs in this process and forgets its tasks when it ends. */
final class Demo implements AutoCloseable {

    private final FakeDashScope fake;

    Demo(StudioSettings settings) {
        fake = FakeServer.builder()
                .pending(settings.demoPending())
                .running(settings.demoRunning())
                .start();
    }

    URI baseUrl() {
        return fake.baseUrl();
    }

    String apiKey() {
        return fake.apiKey();
    }

    /** The clip that the page offers to a person who has none. */
    static byte[] sample() {
        return resource("/sample/clip.mp4");
    }

    /** The fake returns each clip unchanged. For the sample clip there is an edited version, so that a difference is seen. */
    void submitted(String taskId, Path clip) {
        try {
            if (Arrays.equals(Files.readAllBytes(clip), sample())) {
                fake.replaceResult(taskId, resource("/sample/edited.mp4"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Demo.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        fake.close();
    }
}
