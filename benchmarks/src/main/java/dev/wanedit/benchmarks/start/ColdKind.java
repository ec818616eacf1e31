package dev.wanedit.benchmarks.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The programs whose starts are compared. */
enum ColdKind {
    BARE_OKHTTP("bare OkHttp and Moshi", "bare"),
    SDK("the vendor's SDK", "sdk-alone"),
    JDK("`VideoEditClient` over `transport-jdk`", "jdk"),
    RETROFIT("`VideoEditClient` over `transport-retrofit`", "retrofit"),
    SDK_ADAPTER("`VideoEditClient` over `sdk-adapter`", "sdk"),
    SIMULATED("`edit --simulate` of the packed jar", "simulated");

    private static final Path JAR = Path.of(System.getProperty("wanedit.jar", "cli/target/wanedit.jar"));

    private final String label;
    private final String client;

    ColdKind(String label, String client) {
        this.label = label;
        this.client = client;
    }

    String label() {
        return label;
    }

    /** False without the packed jar, which another module builds. */
    boolean isBuilt() {
        return this != SIMULATED || Files.exists(JAR);
    }

    /** What follows the word java and its options. */
    List<String> program(String classPath, String baseUrl, Path folder) {
        return this == SIMULATED
                ? List.of(
                        "-jar",
                        JAR.toString(),
                        "edit",
                        "--simulate",
                        "--video",
                        "https://example.com/clip.mp4",
                        "--prompt",
                        "as a watercolour",
                        "--out",
                        folder.resolve("result.mp4").toString(),
                        "--overwrite")
                : List.of("-cp", classPath, FirstAnswer.class.getName(), client, baseUrl);
    }
}
