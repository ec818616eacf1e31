package dev.wanedit.engine.log;

import dev.wanedit.engine.log.ExchangeLog.Answer;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import io.reactivex.rxjava3.core.Single;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A transport whose exchanges are logged. */
public final class LoggedTransport implements Transport {

    private final Transport transport;
    private final TaskApi tasks;
    private final MediaUploader uploads;
    private final ResultDownloader downloads;

    /** @param baseUrl the base URL of the service, for the paths that are logged */
    public LoggedTransport(Transport transport, URI baseUrl, ExchangeLog log) {
        this.transport = transport;
        this.tasks = new LoggedTaskApi(transport.tasks(), baseUrl, log);
        this.uploads = uploads(transport.uploads(), log);
        this.downloads = new LoggedDownloader(transport.downloads(), log);
    }

    /** An uploader makes its exchanges itself, so an upload is one line of the log. */
    public static MediaUploader uploads(MediaUploader uploader, ExchangeLog log) {
        Map<Object, Integer> failures = ExchangeLog.failures();
        return new MediaUploader() {
            @Override
            public Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener) {
                Path name = file.path().getFileName();
                return log.logged(
                        () -> "POST (upload of " + name + ")",
                        failures,
                        file,
                        uploader.upload(file, model, listener),
                        url -> Answer.SUCCESS);
            }
        };
    }

    @Override
    public TaskApi tasks() {
        return tasks;
    }

    @Override
    public MediaUploader uploads() {
        return uploads;
    }

    @Override
    public ResultDownloader downloads() {
        return downloads;
    }

    @Override
    public void close() {
        transport.close();
    }
}
