package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** An application may make the JDK repeat each POST, by a system property. */
class RepeatedPostTest {

    @Test
    void create_whenItsRepetitionCannotConnect_mayHaveBeenSent() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.httpclient.enableAllMethodRetry=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RepeatedPostProgram.class.getName())
                .redirectErrorStream(true)
                .start();

        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).as(said).isZero();
        assertThat(said).contains("MAYBE_SENT");
    }
}
