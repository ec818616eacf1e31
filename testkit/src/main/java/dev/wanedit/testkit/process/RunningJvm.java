package dev.wanedit.testkit.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running JVM that reads commands as lines and answers with lines; closing kills it if it still runs. */
public final class RunningJvm implements AutoCloseable {

    private final String name;
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;
    private final StringBuilder printed = new StringBuilder();

    RunningJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Reads its output until a line with this beginning.
     *
     * @return the rest of that line
     * @throws AssertionError with all its output, if it ends before
     */
    public String awaitLine(String beginning) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            printed.append(line).append('\n');
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new AssertionError(name + " ended without '" + beginning + "':\n" + printed);
    }

    /** Writes a line to its standard input. */
    public void say(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    /**
     * Waits until it ends.
     *
     * @return its exit code
     * @throws AssertionError if it still runs after 60 seconds
     */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError(name + " did not end:\n" + printed);
        }
        return process.exitValue();
    }

    /** The process, for signals and queries. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends it as {@code kill -9} does: it no longer runs when this method returns. Idempotent. */
    public void kill() {
        process.toHandle()
                .destroyForcibly(); // The handle, not the process: Process would drop output that is not read yet.
        process.onExit().join();
    }

    /** The complete lines that are not read yet; call it after the end. */
    public List<String> rest() throws IOException {
        List<String> rest = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            rest.add(line);
        }
        return rest;
    }

    @Override
    public void close() {
        kill();
    }
}
