package dev.wanedit.engine.log;

import dev.wanedit.error.WanEditException;
import dev.wanedit.network.SecretMask;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;

/**
 * A transport whose answers and errors never show the API key, even if the other side repeats it. It is the innermost
 * wrapper of every transport, so the log, the store and the application never see the key.
 */
public final class MaskedTransport implements Transport {

    private final Transport transport;
    private final SecretMask mask;
    private final TaskApi tasks;

    /**
     * @param transport the adapter's transport
     * @param mask knows the keys that the adapter was given
     */
    public MaskedTransport(Transport transport, SecretMask mask) {
        this.transport = transport;
        this.mask = mask;
        this.tasks = new MaskedTaskApi(transport.tasks(), mask);
    }

    @Override
    public TaskApi tasks() {
        return tasks;
    }

    @Override
    public MediaUploader uploads() {
        return uploads(transport.uploads(), mask);
    }

    @Override
    public ResultDownloader downloads() {
        ResultDownloader downloads = transport.downloads();
        return (request, sink) -> masked(downloads.download(request, sink), mask);
    }

    @Override
    public void close() {
        transport.close();
    }

    /** The same for the application's own uploader. */
    public static MediaUploader uploads(MediaUploader uploader, SecretMask mask) {
        return (file, model, listener) -> masked(uploader.upload(file, model, listener), mask);
    }

    static <T> Single<T> masked(Single<T> call, SecretMask mask) {
        return call.onErrorResumeNext(fault -> Single.error(masked(fault, mask)));
    }

    static Completable masked(Completable call, SecretMask mask) {
        return call.onErrorResumeNext(fault -> Completable.error(masked(fault, mask)));
    }

    private static Throwable masked(Throwable fault, SecretMask mask) {
        return fault instanceof WanEditException ours ? ours.masked(mask) : fault;
    }
}
