package dev.wanedit.transport.jdk;

import dev.wanedit.transport.jdk.body.BoundedBody;
import dev.wanedit.wire.AnswerReader;
import dev.wanedit.wire.body.PolicyDataBody;
import dev.wanedit.wire.request.Routes;
import io.reactivex.rxjava3.core.Single;
import java.net.URI;

/** Asks the service for an upload policy. */
final class UploadPolicies {

    private final URI baseUrl;
    private final ApiRequests requests;
    private final JdkSender sender;
    private final AnswerReader reader;

    UploadPolicies(URI baseUrl, ApiRequests requests, JdkSender sender, AnswerReader reader) {
        this.baseUrl = baseUrl;
        this.requests = requests;
        this.sender = sender;
        this.reader = reader;
    }

    Single<PolicyDataBody> ask(String model) {
        return sender.send(
                null,
                end -> new OutgoingExchange<>(
                        requests.get(Routes.uploadPolicy(baseUrl, model)),
                        BoundedBody.of(end, null),
                        answer -> reader.policy(answer.read(null))));
    }
}
