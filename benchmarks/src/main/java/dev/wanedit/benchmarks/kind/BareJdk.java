package dev.wanedit.benchmarks.kind;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.wanedit.benchmarks.service.StatusAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * The best bare use of {@code java.net.http}: callbacks run directly, and the answer is taken in the body subscriber, which
 * completes the client's future before the client does. That would cost a thread for each answer on a machine with one or
 * two cores (JDK 17).
 */
final class BareJdk implements Queries {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Runnable::run)
            .build();
    private final JsonAdapter<StatusAnswer> json = new Moshi.Builder().build().adapter(StatusAnswer.class);
    private final String tasks;

    BareJdk(String baseUrl) {
        this.tasks = baseUrl + "/tasks/";
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Reported in the body subscriber.
    public void ask(String task, Done done) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(tasks + task))
                .header("Authorization", "Bearer " + Kind.KEY)
                .build();
        CompletableFuture<Void> answered = new CompletableFuture<>();
        CompletableFuture<HttpResponse<String>> sent =
                client.sendAsync(request, head -> new Body(task, done, answered));
        answered.thenRun(() -> sent.complete(null));
        sent.whenComplete((answer, fault) -> {
            if (fault != null) {
                done.failed(fault);
            }
        });
    }

    /** Reads the answer whole. */
    private final class Body implements HttpResponse.BodySubscriber<String> {

        private final String task;
        private final Done done;
        private final CompletableFuture<Void> answered;
        private final CompletableFuture<String> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

        Body(String task, Done done, CompletableFuture<Void> answered) {
            this.task = task;
            this.done = done;
            this.answered = answered;
        }

        @Override
        public CompletionStage<String> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                byte[] part = new byte[buffer.remaining()];
                buffer.get(part);
                bytes.writeBytes(part);
            }
        }

        @Override
        public void onError(Throwable fault) {
            whole.completeExceptionally(fault);
        }

        @Override
        public void onComplete() {
            try {
                StatusAnswer.check(task, json.fromJson(bytes.toString(StandardCharsets.UTF_8)));
            } catch (IOException | RuntimeException e) {
                whole.completeExceptionally(e);
                return;
            }
            answered.complete(null);
            whole.complete("");
            done.succeeded();
        }
    }
}
