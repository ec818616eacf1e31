package dev.wanedit.transport.jdk;

import dev.wanedit.event.TransferListener;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.transport.jdk.body.BoundedBody;
import dev.wanedit.transport.jdk.body.UploadBody;
import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.HttpAnswer;
import dev.wanedit.wire.StorageAnswer;
import dev.wanedit.wire.body.PolicyDataBody;
import dev.wanedit.wire.request.UploadForm;
import dev.wanedit.wire.request.UploadSource;
import io.reactivex.rxjava3.core.Single;
import java.net.http.HttpRequest;

/** Uploads to the service's temporary storage: asks for a policy, then posts the file to the host that it names. */
final class JdkMediaUploader implements MediaUploader {

    private final UploadPolicies policies;
    private final JdkSender sender;

    JdkMediaUploader(UploadPolicies policies, JdkSender sender) {
        this.policies = policies;
        this.sender = sender;
    }

    @Override
    public Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener) {
        // The file is opened first: one that cannot be read costs no request.
        return Single.using(
                () -> UploadSource.open(file.path()),
                source -> policies.ask(model).flatMap(policy -> post(policy, source, listener)),
                UploadSource::close);
    }

    private Single<MediaSource> post(PolicyDataBody policy, UploadSource source, TransferListener listener) {
        return sender.send(null, end -> {
            UploadForm form = UploadForm.of(policy, source);
            MediaSource uploaded = new MediaSource.OssUrl(form.ossUrl());
            HttpRequest request = BaseRequests.to(form.host())
                    .header(HeaderNames.CONTENT_TYPE, form.contentType())
                    .POST(UploadBody.of(form, source, listener, end))
                    .build();
            return new OutgoingExchange<>(
                    request, BoundedBody.of(end, null), answer -> accepted(answer.read(null), uploaded));
        });
    }

    private static MediaSource accepted(HttpAnswer answer, MediaSource uploaded) {
        StorageAnswer.requireUploaded(answer);
        return uploaded;
    }
}
