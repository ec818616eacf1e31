package dev.wanedit.crash;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultSink;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.nio.ByteBuffer;

/** A process's way to the service: each exchange is an effect, and each piece of a result that is written. */
record MortalTransport(Transport transport, Life life) implements Transport {

    @Override
    public TaskApi tasks() {
        return new Tasks(transport.tasks(), life);
    }

    @Override
    public MediaUploader uploads() {
        return (file, model, listener) ->
                life.effect("upload " + file, transport.uploads().upload(file, model, listener));
    }

    @Override
    public ResultDownloader downloads() {
        return (request, sink) -> life.effect(
                "download " + request.taskId(), transport.downloads().download(request, new Sink(sink, life)));
    }

    @Override
    public void close() {
        transport.close();
    }

    private record Tasks(TaskApi api, Life life) implements TaskApi {

        @Override
        public Single<TaskSnapshot> create(EditJob job) {
            return life.effect("create " + job.prompt().orElse(""), api.create(job));
        }

        @Override
        public Single<TaskSnapshot> query(TaskId taskId) {
            return life.effect("query " + taskId, api.query(taskId));
        }

        @Override
        public Single<TaskPage> list(TaskFilter filter) {
            return life.effect("list", api.list(filter));
        }

        @Override
        public Completable cancel(TaskId taskId) {
            return life.effect("cancel " + taskId, api.cancel(taskId));
        }
    }

    /** Writes nothing when the process is dead; it is not notified of the end of the exchange either. */
    private record Sink(ResultSink sink, Life life) implements ResultSink {

        @Override
        public void begin(ResultHead head) {
            write("begin of a result", () -> sink.begin(head));
        }

        @Override
        public void write(ByteBuffer bytes) {
            write("piece of a result", () -> sink.write(bytes));
        }

        private void write(String what, Writing writing) {
            try {
                boolean unused = life.effect(what, () -> {
                    try {
                        writing.run();
                        return true;
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
            } catch (Killed e) {
                // The thread belongs to the transport, which continues.
            }
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws java.io.IOException;
    }
}
