package dev.wanedit.benchmarks.download;

import com.sun.management.OperatingSystemMXBean;
import dev.wanedit.VideoEditClient;
import dev.wanedit.benchmarks.process.Orders;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Target;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Objects;

/**
 * Downloads the result of a task, in a process of its own. It prints the task; for each line that it reads, it downloads the
 * result with the bare client and with ours, and prints nanoseconds of CPU and of time of each.
 */
final class DownloadWorker {

    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int PIECE = 64 * 1024;

    private DownloadWorker() {}

    /** Arguments: the service's base URL, its key, and a folder for the result. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[2], "result.mp4");
        try (VideoEditClient client = VideoEditClient.builder()
                .baseUrl(URI.create(arguments[0]))
                .apiKey(arguments[1])
                .transport("jdk")
                .polling(new Polling(Duration.ZERO, Duration.ofMillis(25)))
                .build()) {
            TaskId task = client.submit(EditJob.builder()
                            .video(URI.create("https://example.com/clip.mp4"))
                            .build())
                    .taskId();
            TaskSnapshot ended = client.await(task);
            System.out.println(task.value());
            HttpClient bare = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(
                            Objects.requireNonNull(ended.result()).videoUrl())
                    .build();
            Orders.answer(words -> {
                String alone = cost(() -> hashed(bare, request, file));
                return alone + " " + cost(() -> client.download(task, new Target(file, true)));
            });
        }
        System.exit(0);
    }

    private static byte[] hashed(HttpClient bare, HttpRequest request, Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = bare.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body();
                OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
                out.write(piece, 0, read);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The bare client failed.", e);
        }
        return digest.digest();
    }

    private static String cost(Step step) throws Exception {
        long cpu = CPU.getProcessCpuTime();
        long start = System.nanoTime();
        Object unused = step.run();
        return (CPU.getProcessCpuTime() - cpu) + " " + (System.nanoTime() - start);
    }

    @FunctionalInterface
    private interface Step {
        Object run() throws Exception;
    }
}
