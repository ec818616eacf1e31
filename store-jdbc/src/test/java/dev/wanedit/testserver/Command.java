package dev.wanedit.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program to its end. */
final class Command {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Command() {}

    /** What it printed, if it ended well; an output file in this folder, since a server that it starts keeps a pipe open. */
    static String run(Path folder, List<String> prefix, String... command) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(all)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException(
                        all.get(0) + " … " + command[0] + " did not end within " + LIMIT.toMinutes() + " min");
            }
            int code = process.exitValue();
            String printed =
                    Files.readString(output, StandardCharsets.ISO_8859_1).strip();
            if (code != 0) {
                throw new IOException(all.get(0) + " … " + command[0] + " ended with " + code + ": " + printed);
            }
            return printed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    static void deleteAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // The system empties its folder for temporary files by itself.
        }
    }
}
