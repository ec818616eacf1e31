package dev.wanedit.crash;

import dev.wanedit.job.MediaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One job of a folder, as a test writes it down for another process.
 *
 * @param key its key, which names its prompt and its result too
 * @param medium its video: a URL, or the name of a file in the folder
 */
record BatchLine(String key, String medium) {

    private static final String FILE = "batch.txt";

    static void write(Path folder, List<BatchLine> lines) throws IOException {
        Files.write(
                folder.resolve(FILE),
                lines.stream().map(line -> line.key + " " + line.medium).toList());
    }

    static List<BatchLine> read(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve(FILE)).stream()
                .map(line -> line.split(" "))
                .map(words -> new BatchLine(words[0], words[1]))
                .toList();
    }

    String prompt() {
        return "the wish of " + key;
    }

    MediaSource video(Path folder) {
        return medium.contains(":") ? MediaSource.parse(medium) : MediaSource.file(folder.resolve(medium));
    }

    Path target(Path folder) {
        return folder.resolve("out").resolve(key + ".mp4");
    }
}
