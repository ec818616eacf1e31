package dev.wanedit.testkit.service.storage;

import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.service.Refusal;
import java.util.UUID;

/** The object storage's shape of a refusal. */
final class OssError {

    private OssError() {}

    static Response of(Refusal refusal) {
        return Response.text(refusal.status(), "application/xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <Error>
                  <Code>%s</Code>
                  <Message>%s</Message>
                  <RequestId>%s</RequestId>
                  <HostId>fake-oss</HostId>
                </Error>
                """.formatted(
                        refusal.code(), refusal.message(), UUID.randomUUID()));
    }
}
