package dev.wanedit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.wanedit.port.TransferListener;
import dev.wanedit.task.TaskSnapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells each event as one JSON object on a line of standard output, and a reader the same on standard error. */
final class JsonReport implements Report {

    /** Escaped, since standard output may be of any charset. */
    private static final JSON ASCII_JSON = JSON.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();

    private final PrintStream out;
    private final Report human;

    JsonReport(PrintStream out, Report human) {
        this.out = out;
        this.human = human;
    }

    @Override
    public void warned(String doubt) {
        human.warned(doubt);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("message", doubt);
        print("warning", fields);
    }

    @Override
    public void begun(Service service) {
        human.begun(service);
    }

    @Override
    public TransferListener uploads() {
        return human.uploads();
    }

    @Override
    public void submitted(TaskSnapshot task, boolean created) {
        human.submitted(task, created);
        Map<String, Object> fields = Fields.of(task);
        fields.put("created", created);
        print("submitted", fields);
    }

    @Override
    public void following() {
        human.following();
    }

    @Override
    public void status(TaskSnapshot task) {
        human.status(task);
        print("status", Fields.of(task));
    }

    @Override
    public TransferListener downloads() {
        return human.downloads();
    }

    @Override
    public void job(JobNews news) {
        human.job(news);
        print(news.event(), news.fields());
    }

    @Override
    public void done(Result result) {
        human.done(result);
        print(result.exitCode() == ExitCodes.DONE ? "done" : "error", result.fields());
    }

    @Override
    public void failed(Complaint complaint) {
        human.failed(complaint);
        print("error", complaint.fields());
    }

    private void print(String event, Map<String, Object> fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.putAll(fields);
        try {
            out.println(ASCII_JSON.asString(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.flush();
    }
}
