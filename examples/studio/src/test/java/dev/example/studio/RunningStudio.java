package dev.example.studio;

import dev.wanedit.testkit.FakeDashScope;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** A studio in this JVM that takes a fake for the real service, and can be restarted on its port. */
final class RunningStudio implements AutoCloseable {

    private final Path folder;
    private final List<String> settings;
    private ServletWebServerApplicationContext context;

    private RunningStudio(Path folder, List<String> settings) {
        this.folder = folder;
        this.settings = settings;
        this.context = start(0);
    }

    /** One whose service is this fake. */
    static RunningStudio with(FakeDashScope service, Path folder, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--wanedit.api-key=" + service.apiKey(),
                "--wanedit.base-url=" + service.baseUrl(),
                "--wanedit.polling.first=50ms",
                "--wanedit.polling.every=50ms"));
        settings.addAll(Arrays.asList(more));
        return new RunningStudio(folder, settings);
    }

    /** One without a key. */
    static RunningStudio demo(Path folder, String... more) {
        List<String> settings = new ArrayList<>(
                List.of("--wanedit.api-key=", "--studio.demo-pending=300ms", "--studio.demo-running=300ms"));
        settings.addAll(Arrays.asList(more));
        return new RunningStudio(folder, settings);
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    void stop() {
        port = port();
        context.close();
    }

    /** @param more settings that are new or have changed */
    void startAgain(String... more) {
        context = start(port, more);
    }

    private int port;

    private int port() {
        return context.getWebServer().getPort();
    }

    private ServletWebServerApplicationContext start(int port, String... more) {
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--server.port=" + port);
        arguments.add("--studio.folder=" + folder);
        arguments.add("--spring.main.banner-mode=off");
        arguments.addAll(Arrays.asList(more));
        return (ServletWebServerApplicationContext)
                new SpringApplicationBuilder(Studio.class).run(arguments.toArray(String[]::new));
    }

    @Override
    public void close() {
        context.close();
    }
}
