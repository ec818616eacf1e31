package dev.example.service;

import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import dev.wanedit.testkit.FakeDashScope;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The service in this process, with a listener that a test waits for. Closing it stops the service as SIGTERM does. */
final class RunningService implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningService(FakeDashScope fake, Path folder, String apiKey, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--shop.clips=" + folder,
                "--shop.videos=" + folder,
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("shop"),
                "--management.endpoints.web.exposure.include=*",
                "--management.endpoint.configprops.show-values=always",
                "--management.endpoint.env.show-values=always",
                "--wanedit.polling.first=0s",
                "--wanedit.polling.every=20ms",
                "--wanedit.base-url=" + fake.baseUrl(),
                "--wanedit.api-key=" + apiKey));
        for (String argument : more) {
            // Given twice, it would be a list.
            arguments.removeIf(other -> other.startsWith(argument.replaceFirst("=.*", "=")));
            arguments.add(argument);
        }
        context = new SpringApplicationBuilder(EditService.class, Notice.class).run(arguments.toArray(String[]::new));
    }

    /** The status of the answer to a completion event. */
    int event(String secret, String task) throws Exception {
        String event = """
                {"specversion":"1.0","id":"e-1","source":"acs.dashscope","type":"dashscope:System:AsyncTaskFinish",
                 "data":{"task_id":"%s"}}""".formatted(task);
        HttpRequest post = request("/wanedit/events")
                .header("Content-Type", "application/cloudevents+json")
                .header("X-Wanedit-Events-Secret", secret)
                .POST(BodyPublishers.ofString(event))
                .build();
        return http.send(post, BodyHandlers.discarding()).statusCode();
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> order(String order, Path clip) throws Exception {
        return order(order, clip.getFileName().toString());
    }

    HttpResponse<String> order(String order, String clip) throws Exception {
        String form = "clip=" + URLEncoder.encode(clip, StandardCharsets.UTF_8) + "&prompt=Make+it+snow";
        HttpRequest post = request("/orders/" + order)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(post, BodyHandlers.ofString());
    }

    /** Waits until a task was created. */
    JobStep submitted() throws Exception {
        return context.getBean(Notice.class).submitted.poll(60, TimeUnit.SECONDS);
    }

    /** Waits until a result is on disk. */
    JobStep downloaded() throws Exception {
        return context.getBean(Notice.class).downloaded.poll(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        context.close();
    }

    private HttpRequest.Builder request(String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    static class Notice {

        private final BlockingQueue<JobStep> submitted = new LinkedBlockingQueue<>();
        private final BlockingQueue<JobStep> downloaded = new LinkedBlockingQueue<>();

        @Bean
        JobListener notice() {
            return new JobListener() {
                @Override
                public void onStep(JobStep step) {
                    if (step.kind() == JobStep.Kind.SUBMITTED) {
                        submitted.add(step);
                    }
                    if (step.kind() == JobStep.Kind.DOWNLOADED) {
                        downloaded.add(step);
                    }
                }
            };
        }
    }
}
