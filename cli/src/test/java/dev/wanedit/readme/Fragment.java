package dev.wanedit.readme;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/** A few lines of Java on a page, within a class that has what the page takes as given. */
record Fragment(Path page, String code) {

    private static final String CLASS = "Fragment";

    private static final String BEGIN = """
            import dev.wanedit.*;
            import dev.wanedit.error.*;
            import dev.wanedit.event.*;
            import dev.wanedit.job.*;
            import dev.wanedit.price.*;
            import dev.wanedit.settings.*;
            import dev.wanedit.task.*;
            import dev.wanedit.testkit.*;
            import dev.wanedit.transport.jdk.*;
            import dev.wanedit.transport.retrofit.*;
            import java.net.http.HttpClient;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import okhttp3.OkHttpClient;

            public class Fragment {
                static VideoEditClient client;
                static FakeDashScope fake;
                static EditJob job;
                static TaskId taskId;
                static Path folder;
                static Path file;
                static org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger("page");

                static void show(String text) {
                    System.out.println(text);
                }

                public static void main(String[] args) throws Exception {
                    folder = Path.of(args[0]);
                    file = folder.resolve("edited.mp4");
                    job = EditJob.builder()
                            .video(folder.resolve("clip.mp4"))
                            .prompt("Make it snow")
                            .resolution(Resolution.P720)
                            .build();
                    try (FakeDashScope other = FakeDashScope.start();
                            VideoEditClient shared = VideoEditClient.builder().build()) {
                        fake = other;
                        client = shared;
                        taskId = client.submit(job).taskId();
                        run();
                    }
                }

                static void run() throws Exception {
            """;

    private static final String END = "\n    }\n}\n";

    /** Compiles it and runs it, with seconds that pass as fast as its exchanges allow. */
    void run(Path folder) throws Exception {
        ReadmeExample.compileSource(BEGIN + here() + END, CLASS, folder, System.getProperty("java.class.path"));
        URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            HurriedRun.of(loader.loadClass(CLASS), folder.toString());
        }
    }

    /** The client that a page builds is closed, and a file of the current folder is one of the test's folder. */
    private String here() {
        boolean open = code.contains("VideoEditClient client =") && !code.contains("try (");
        return code.replace("Path.of(\"recording.jsonl\")", "folder.resolve(\"recording.jsonl\")")
                + (open ? "client.close();" : "");
    }

    static List<Fragment> of(Path page) throws IOException {
        return ReadmeExample.javaBlocks(page).stream()
                .map(code -> new Fragment(page, code))
                .toList();
    }

    /** The first line, for the test's name. */
    @Override
    public String toString() {
        return page.getFileName() + ": " + code.lines().findFirst().orElse("");
    }
}
