package dev.wanedit.okhttp;

import dev.wanedit.event.TransferListener;
import dev.wanedit.exchange.ExchangeFaults;
import dev.wanedit.job.MediaSource;
import dev.wanedit.okhttp.body.FileForm;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.wire.HttpAnswer;
import dev.wanedit.wire.StorageAnswer;
import dev.wanedit.wire.body.PolicyDataBody;
import dev.wanedit.wire.request.UploadForm;
import dev.wanedit.wire.request.UploadSource;
import io.reactivex.rxjava3.core.Single;
import java.util.function.Function;
import okhttp3.Request;

/** Uploads to the service's temporary storage: requests a policy, then posts the file to the host in it. */
final class OkHttpMediaUploader implements MediaUploader {

    private final Function<String, Single<PolicyDataBody>> policies;
    private final OkHttpSender sender;

    OkHttpMediaUploader(Function<String, Single<PolicyDataBody>> policies, OkHttpSender sender) {
        this.policies = policies;
        this.sender = sender;
    }

    @Override
    public Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener) {
        // The file is opened first: if it cannot be read, no request is sent.
        return Single.using(
                () -> UploadSource.open(file.path()),
                source -> policies.apply(model).flatMap(policy -> post(policy, source, listener)),
                UploadSource::close);
    }

    private Single<MediaSource> post(PolicyDataBody policy, UploadSource source, TransferListener listener) {
        UploadForm form = UploadForm.of(policy, source);
        MediaSource uploaded = new MediaSource.OssUrl(form.ossUrl());
        return sender.send(
                ExchangeFaults.at(form.host(), null),
                true,
                exchange -> exchange.send(new Request.Builder()
                        .url(HttpUrls.of(form.host(), null))
                        .post(new FileForm(form, source, listener, exchange))
                        .build()),
                answer -> accepted(answer, uploaded));
    }

    private static MediaSource accepted(HttpAnswer answer, MediaSource uploaded) {
        StorageAnswer.requireUploaded(answer);
        return uploaded;
    }
}
