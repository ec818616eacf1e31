package dev.wanedit.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Fields;
import dev.wanedit.cli.result.Result;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import dev.wanedit.event.JobWarning;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.task.TaskSnapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes each event as one JSON object on a line of standard output, and the same for readers on standard error. */
public final class JsonReport extends ReportForReaders {

    /** Escaped, since standard output may be of any charset. */
    private static final JSON ASCII_JSON = JSON.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();

    private final PrintStream out;
    private final Outage outage;

    public JsonReport(PrintStream out, Report human, Clock clock) {
        super(human);
        this.out = out;
        this.outage = new Outage(clock);
    }

    @Override
    public void warned(String doubt) {
        super.warned(doubt);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("message", doubt);
        print("warning", fields);
    }

    @Override
    public void submitted(TaskSnapshot task, boolean created) {
        super.submitted(task, created);
        Map<String, Object> fields = Fields.of(task);
        fields.put("created", created);
        print("submitted", fields);
    }

    @Override
    public void status(TaskSnapshot task) {
        super.status(task);
        print("status", Fields.of(task));
    }

    @Override
    public JobListener events() {
        return new JsonEvents(super.events());
    }

    @Override
    public void job(BatchEvent news) {
        super.job(news);
        print(news.event(), news.fields());
    }

    @Override
    public void done(Result result) {
        super.done(result);
        print(result.exitCode() == ExitCodes.DONE ? "done" : "error", result.fields());
    }

    @Override
    public void failed(FailureMessage failureMessage) {
        super.failed(failureMessage);
        print("error", failureMessage.fields());
    }

    /** Prints the events that are not reported by the other methods. */
    private final class JsonEvents implements JobListener {

        private final JobListener reader;

        JsonEvents(JobListener reader) {
            this.reader = reader;
        }

        @Override
        public void onStep(JobStep step) {
            reader.onStep(step);
            switch (step.kind()) {
                case UPLOADING, UPLOADED, DOWNLOADING, DOWNLOADED ->
                    print(step.kind().name().toLowerCase(Locale.ROOT), Fields.of(step));
                default -> {
                    // Reported by the command itself.
                }
            }
        }

        @Override
        public void onRetry(RetriedFault fault) {
            reader.onRetry(fault);
            outage.failed(fault).ifPresent(message -> print("retrying", Fields.of(fault, message)));
        }

        @Override
        public void onRecovery(RetriedFault last) {
            reader.onRecovery(last);
            outage.recovered()
                    .ifPresent(message -> print("recovered", new LinkedHashMap<>(Map.of("message", message))));
        }

        @Override
        public void onGivenUp(RetriedFault last) {
            reader.onGivenUp(last);
        }

        @Override
        public void onWarning(JobWarning warning) {
            reader.onWarning(warning);
            print("warning", Fields.of(warning));
        }
    }

    private void print(String event, Map<String, Object> fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", EventName.of(event).word());
        line.putAll(fields);
        try {
            // The only control character that JSON does not escape.
            out.println(ASCII_JSON.asString(line).replace("\u007f", "\\u007f"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.flush();
    }
}
