package dev.wanedit.fleet;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A node in a process of its own, which can be killed and suspended. */
final class NodeProcess implements AutoCloseable {

    private final String name;
    private final RunningJvm process;

    private NodeProcess(String name, RunningJvm process) {
        this.name = name;
        this.process = process;
    }

    static NodeProcess start(String name, String database, FakeDashScope service, Path folder) throws IOException {
        RunningJvm process = ForkedJvm.plain()
                .with("-Xmx256m")
                .start(
                        FleetNodeProgram.class,
                        database,
                        service.baseUrl().toString(),
                        service.apiKey(),
                        folder.toString(),
                        name,
                        "500",
                        "150");
        String unused = process.awaitLine("ready");
        return new NodeProcess(name, process);
    }

    String name() {
        return name;
    }

    /** Ends in good order: what was on its way is over then. */
    void stop() throws IOException, InterruptedException {
        process.say("stop");
        int unused = process.awaitEnd();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.kill();
    }

    /** The process runs no instruction until {@link #resume()}. */
    void suspend() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        String command = "kill -" + signal + " " + process.handle().pid();
        try {
            int exit = new ProcessBuilder("sh", "-c", command).start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command + ": " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
