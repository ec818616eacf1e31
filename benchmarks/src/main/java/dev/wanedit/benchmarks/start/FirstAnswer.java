package dev.wanedit.benchmarks.start;

import dev.wanedit.VideoEditClient;
import dev.wanedit.benchmarks.kind.BareOkHttp;
import dev.wanedit.benchmarks.kind.Kind;
import dev.wanedit.benchmarks.kind.OfficialSdk;
import dev.wanedit.benchmarks.kind.Queries;
import dev.wanedit.benchmarks.service.StatusAnswer;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A minimal application: opens a client, asks once, and ends. It names no class that its client does not need. */
final class FirstAnswer {

    private static final String TASK = "0385dc79-5ff8-4d82-bcb6-000000000000";

    private FirstAnswer() {}

    /** Arguments: bare, sdk-alone, or the name of a transport; and the base URL. */
    public static void main(String[] arguments) throws InterruptedException {
        String baseUrl = arguments[1];
        switch (arguments[0]) {
            case "bare" -> ask(new BareOkHttp(baseUrl));
            case "sdk-alone" -> ask(new OfficialSdk(baseUrl));
            default -> askOurs(arguments[0], baseUrl);
        }
        System.exit(0); // OkHttp's threads would stay for a minute.
    }

    private static void askOurs(String transport, String baseUrl) {
        try (VideoEditClient client = VideoEditClient.builder()
                .transport(transport)
                .apiKey(Kind.KEY)
                .baseUrl(URI.create(baseUrl))
                .build()) {
            TaskSnapshot answer = client.status(new TaskId(TASK));
            StatusAnswer.check(TASK, answer.taskId().value(), answer.statusText());
        }
    }

    private static void ask(Queries queries) throws InterruptedException {
        Answered answered = new Answered();
        queries.ask(TASK, answered);
        answered.await();
    }

    private static final class Answered implements Queries.Done {

        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable Throwable fault;

        void await() throws InterruptedException {
            ended.await();
            if (fault != null) {
                throw new IllegalStateException("The query failed.", fault);
            }
        }

        @Override
        public void succeeded() {
            ended.countDown();
        }

        @Override
        public void failed(Throwable thrown) {
            fault = thrown;
            ended.countDown();
        }
    }
}
