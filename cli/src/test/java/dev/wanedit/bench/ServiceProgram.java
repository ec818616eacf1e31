package dev.wanedit.bench;

import dev.wanedit.testkit.FakeDashScope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** A service in a process of its own, so that its work is not counted as the client's. It ends with its input. */
public final class ServiceProgram {

    private ServiceProgram() {}

    /** @param arguments how long a task runs, in milliseconds */
    public static void main(String[] arguments) throws IOException {
        try (FakeDashScope service = FakeDashScope.builder()
                .clock(Clock.systemUTC())
                .pending(Duration.ZERO)
                .running(Duration.ofMillis(Long.parseLong(arguments[0])))
                .remembering(10)
                .start()) {
            System.out.println("url " + service.baseUrl());
            System.out.println("key " + service.apiKey());
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" "); // result TASK BYTES
                service.replaceResult(words[1], video(Integer.parseInt(words[2])));
                System.out.println("replaced");
            }
        }
    }

    /** Has the boxes of an MP4, and is otherwise noise. */
    private static byte[] video(int length) {
        byte[] video = new byte[length];
        new Random(1).nextBytes(video);
        byte[] head = "\0\0\0\u000cftypisom\0\0\0\u000cmoovhow?\0\0\0\0mdat".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, video, 0, head.length);
        return video;
    }
}
