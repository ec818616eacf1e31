package dev.wanedit.download;

import dev.wanedit.VideoEditClient;
import dev.wanedit.engine.EditedVideo;
import dev.wanedit.engine.Target;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A download in a process of its own; it tells on standard output how far it is, and how it ends. */
final class ForkedDownload implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    private ForkedDownload(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** In the other process: base URL, key, transport, task, target. */
    public static void main(String[] args) {
        try (VideoEditClient client =
                Scene.builder(URI.create(args[0]), args[1], args[2]).build()) {
            EditedVideo video = client.rx()
                    .download(
                            new TaskId(args[3]),
                            Target.of(Path.of(args[4])),
                            (done, total) -> System.out.println("at " + done))
                    .blockingGet();
            System.out.println("done " + video.size());
        } catch (WanEditException e) {
            System.out.println("failed " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    /** @param prefix of the command, for example what limits the process */
    static ForkedDownload start(FakeDashScope fake, String transport, TaskId task, Path target, String... prefix)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(prefix));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ForkedDownload.class.getName()));
        command.addAll(List.of(fake.baseUrl().toString(), fake.apiKey(), transport, task.value(), target.toString()));
        return new ForkedDownload(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(nowhere()))
                .start());
    }

    /** Waits until so many bytes are written. */
    void awaitBytes(long count) throws IOException {
        String line;
        do {
            line = out.readLine();
        } while (line != null && (!line.startsWith("at ") || Long.parseLong(line.substring(3)) < count));
        if (line == null) {
            throw new AssertionError("The download ended before it had " + count + " bytes.");
        }
    }

    /** The last line. */
    String end() throws IOException {
        String last = "nothing";
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            last = line;
        }
        return last;
    }

    /** As {@code kill -9} does; returns when the process is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static File nowhere() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
