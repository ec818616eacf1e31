package dev.wanedit.benchmarks.service;

import dev.wanedit.benchmarks.process.Orders;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/**
 * The fake of the whole service, without limits, in a process of its own. It prints its base URL and its key, answers each
 * line with a line, and ends with its input.
 */
public final class FakeService {

    /** How long the tasks of a life run: so many, equally spread. */
    private static final int LENGTHS = 60;

    private FakeService() {}

    public static void main(String[] arguments) throws Exception {
        try (FakeDashScope service = FakeDashScope.builder()
                .clock(Clock.systemUTC())
                .pending(Duration.ZERO)
                .running(Duration.ZERO)
                .remembering(10)
                .start()) {
            System.out.println(service.baseUrl() + " " + service.apiKey());
            Orders.answer(words -> answer(service, words));
        }
        System.exit(0);
    }

    private static String answer(FakeDashScope service, String[] words) {
        switch (words[0]) {
            case "running" -> service.taskTimes(Duration.ZERO, Duration.ofMillis(Long.parseLong(words[1])));
            case "failing" ->
                service.everyTask(
                        TaskScript.timed(Duration.ZERO, Duration.ZERO).failing("InternalError", "An internal error."));
            case "spread" -> spread(service, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "result" -> service.replaceResult(words[1], video(Integer.parseInt(words[2])));
            case "requests" -> {
                return String.valueOf(service.count(RequestKind.CREATE)
                        + service.count(RequestKind.QUERY)
                        + service.count(RequestKind.LIST));
            }
            case "connections" -> {
                return String.valueOf(service.openConnections());
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
        return "done";
    }

    /** The next tasks run for some seconds each, from the shortest to the longest time and again. */
    private static void spread(FakeDashScope service, int tasks, int shortest) {
        for (int i = 0; i < tasks; i++) {
            service.nextTask(TaskScript.timed(Duration.ZERO, Duration.ofSeconds(shortest + i % LENGTHS)));
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
