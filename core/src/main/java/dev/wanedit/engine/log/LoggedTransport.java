package dev.wanedit.engine.log;

import dev.wanedit.engine.log.ExchangeLog.Answer;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.Transport;
import io.reactivex.rxjava3.core.Single;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A transport whose exchanges are logged. */
public final class LoggedTransport {

    private LoggedTransport() {}

    /**
     * The same transport with a log.
     *
     * @param baseUrl the base URL of the service, for the paths that are logged
     */
    public static Transport of(Transport transport, URI baseUrl, ExchangeLog log) {
        return Transport.of(
                new LoggedTaskApi(transport.tasks(), baseUrl, log),
                uploads(transport.uploads(), log),
                new LoggedDownloader(transport.downloads(), log),
                transport::close);
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
}
