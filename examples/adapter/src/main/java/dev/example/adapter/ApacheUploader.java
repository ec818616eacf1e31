package dev.example.adapter;

import dev.wanedit.event.TransferListener;
import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.AnswerReader;
import dev.wanedit.wire.StorageAnswer;
import dev.wanedit.wire.body.PolicyDataBody;
import dev.wanedit.wire.request.Routes;
import dev.wanedit.wire.request.UploadForm;
import dev.wanedit.wire.request.UploadSource;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** Asks the service for a policy, then posts the file to the host that it names. */
final class ApacheUploader implements MediaUploader {

    private final TransportConfig config;
    private final Requests requests;
    private final Sender api;
    private final Sender transfers;
    private final AnswerReader reader;

    ApacheUploader(TransportConfig config, Requests requests, Sender api, Sender transfers, AnswerReader reader) {
        this.config = config;
        this.requests = requests;
        this.api = api;
        this.transfers = transfers;
        this.reader = reader;
    }

    @Override
    public Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener) {
        // The file is opened first: one that cannot be read costs no request.
        return Single.using(
                () -> UploadSource.open(file.path()),
                source -> policy(model).flatMap(policy -> post(policy, source, listener)),
                UploadSource::close);
    }

    private Single<PolicyDataBody> policy(String model) {
        return api.send(
                null,
                end -> new Sender.Outgoing<>(
                        requests.keyed("GET", Routes.uploadPolicy(config.baseUrl(), model)),
                        answer -> reader.policy(answer.whole(null))));
    }

    private Single<MediaSource> post(PolicyDataBody policy, UploadSource source, TransferListener listener) {
        return transfers.send(null, end -> {
            UploadForm form = UploadForm.of(policy, source);
            HttpUriRequestBase request = Requests.plain("POST", form.host());
            long length = form.head().length + source.size() + form.tail().length;
            request.setEntity(new Body(form.contentType(), length, out -> write(form, source, out, listener, end)));
            return new Sender.Outgoing<>(request, answer -> {
                StorageAnswer.requireUploaded(answer.whole(null));
                return new MediaSource.OssUrl(form.ossUrl());
            });
        });
    }

    private static void write(
            UploadForm form,
            UploadSource source,
            OutputStream out,
            TransferListener listener,
            ExchangeCompletion<?> end)
            throws IOException {
        out.write(form.head());
        for (long position = 0; position < source.size(); ) {
            byte[] part = source.read(position);
            out.write(part);
            position += part.length;
            end.moved();
            notify(listener, position, source.size());
        }
        out.write(form.tail());
    }

    private static void notify(TransferListener listener, long position, long size) {
        try {
            listener.onProgress(position, size);
        } catch (RuntimeException e) {
            // A listener that throws, against its contract, must not make the upload fail.
        }
    }
}
