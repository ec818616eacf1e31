package dev.wanedit.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Target;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
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

/** Downloads a large result with the JDK's client alone, without and with a digest on the way, and with ours, in turns. */
public final class DownloadBench {

    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final int PIECE = 64 * 1024;

    private DownloadBench() {}

    /** @param arguments the size of the result in megabytes, and the number of rounds */
    public static void main(String[] arguments) throws Exception {
        int size = Integer.parseInt(arguments[0]) * 1_000_000;
        Path file = Files.createTempFile(Path.of(""), "bench-", ".mp4");
        try (RunningJvm service = ForkedJvm.plain().start(ServiceProgram.class, "0")) {
            URI url = URI.create(service.awaitLine("url "));
            String key = service.awaitLine("key ");
            try (VideoEditClient client = VideoEditClient.builder()
                    .baseUrl(url)
                    .apiKey(key)
                    .transport("jdk")
                    .polling(new Polling(Duration.ZERO, Duration.ofMillis(25)))
                    .build()) {
                EditJob job = EditJob.builder()
                        .video(URI.create("https://example.com/clip.mp4"))
                        .build();
                TaskId task = client.submit(job).taskId();
                TaskSnapshot ended = client.await(task);
                service.say("result " + task.value() + " " + size);
                service.awaitLine("replaced");
                HttpClient bare = HttpClient.newHttpClient();
                HttpRequest request =
                        HttpRequest.newBuilder(ended.result().videoUrl()).build();
                for (int round = 0; round <= Integer.parseInt(arguments[1]); round++) {
                    Cost alone = Cost.of(() -> bare.send(request, HttpResponse.BodyHandlers.ofFile(file)));
                    Cost hashing = Cost.of(() -> hashed(bare, request, file));
                    Cost ours = Cost.of(() -> client.download(task, new Target(file, true)));
                    System.out.printf(
                            "%s: bare %s, with a digest %s, ours %s, ratio to that with a digest %.2f of CPU, %.2f of time%n",
                            round == 0 ? "warm-up" : "round " + round,
                            alone,
                            hashing,
                            ours,
                            ours.cpu() / hashing.cpu(),
                            ours.time() / hashing.time());
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
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
        }
        return digest.digest();
    }

    /** Milliseconds. */
    private record Cost(double cpu, double time) {

        static Cost of(Step step) throws Exception {
            long cpu = CPU.getProcessCpuTime();
            long start = System.nanoTime();
            Object unused = step.run();
            return new Cost((CPU.getProcessCpuTime() - cpu) / 1e6, (System.nanoTime() - start) / 1e6);
        }

        @Override
        public String toString() {
            return String.format("%.0f ms of CPU in %.0f ms", cpu, time);
        }
    }

    @FunctionalInterface
    private interface Step {
        Object run() throws Exception;
    }
}
