package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.AnswerFault;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.Secrets;
import dev.wanedit.testkit.contract.bench.Signals;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No key, no signature and no payload of a data URI in any message, cause or {@code toString}: errors end up in logs.
 * Every error of every other contract is checked too; here the service itself repeats what it received.
 */
public abstract class SecretsContract extends Contract {

    private static final String ECHO = "Bearer " + Secrets.KEY + " https://m.example.com/in.mp4?Signature="
            + Secrets.SIGNATURE + " data:image/png;base64," + Secrets.PAYLOAD;

    @ParameterizedTest
    @EnumSource
    void error_whenTheServiceRepeatsSecrets_masksThem(PortCall call) {
        for (Fault echo : List.of(
                answer(400, "{\"code\":\"InvalidParameter\",\"message\":\"" + ECHO + "\",\"request_id\":\"r\"}"),
                answer(500, "{\"error\":{\"code\":\"x\",\"message\":\"" + ECHO + "\"}}"),
                answer(403, "<Error><Code>AccessDenied</Code><Message>" + ECHO + "</Message></Error>"),
                answer(502, "<html>" + ECHO + "</html>"),
                Fault.redirect(URI.create("http://x.example.com/?Signature=" + Secrets.SIGNATURE)),
                Fault.raw((ECHO + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)),
                Fault.raw(("HTTP/1.1 " + ECHO + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)),
                Fault.raw(("HTTP/1.1 200 OK\r\nContent-Length: " + ECHO + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII)),
                Fault.raw(("HTTP/1.1 200 OK\r\n" + ECHO + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)),
                raw("HTTP/1.1 2x0 OK\r\nX: " + ECHO + "\r\n\r\n"),
                raw("HTTP/1.1 200 OK\r\nLocation : " + ECHO + "\r\n\r\n"),
                raw("HTTP/1.1 200 OK\r\nLocation: \u0001" + ECHO + "\r\n\r\n"),
                raw("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 9" + ECHO + "\r\n\r\n"),
                raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + ECHO + "\r\n"),
                raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx" + ECHO + "\r\n"))) {
            fake().inject(call.kind(), echo).forever();

            Signals<Object> signals = subscribe(call);
            signals.awaitEnd(patience());

            assertThat(signals.all()).as("%s answered with %s", call, echo).hasSize(1);
            if (signals.all().get(0) instanceof Throwable error) {
                Secrets.assertNoneIn(error);
            }
            fake().clearFaults();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY", "LIST", "CANCEL", "UPLOAD_POLICY"})
    void error_whenTheAnswerIsUnreadableAndRepeatsSecrets_masksThem(PortCall call) {
        for (String body : List.of(
                ECHO, "{\"output\":\"" + ECHO + "\"}", "{\"" + ECHO + "\"", "{\"output\":{\"task_id\":[\"" + ECHO)) {
            fake().inject(call.kind(), json(body));

            Signals<Object> signals = subscribe(call);
            signals.awaitEnd(patience());

            if (signals.all().get(0) instanceof Throwable error) {
                Secrets.assertNoneIn(error);
            }
        }
    }

    @Test
    void error_whenASuccessHasABrokenUrl_doesNotRepeatIt() {
        fake().inject(
                        PortCall.QUERY.kind(),
                        json("{\"output\":{\"task_status\":\"SUCCEEDED\",\"video_url\":\"ftp://h/x y?Signature="
                                + Secrets.SIGNATURE + "\"}}"));

        failure(subscribe(PortCall.QUERY));
    }

    @Test
    void transport_whenShown_tellsNoSecret() {
        Secrets.assertNoneIn(transport().toString());
        Secrets.assertNoneIn(transport().tasks().toString());
        Secrets.assertNoneIn(transport().uploads().toString());
        Secrets.assertNoneIn(transport().downloads().toString());
    }

    private static Fault raw(String answer) {
        return Fault.raw(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private static AnswerFault answer(int status, String body) {
        return Fault.answer(status).body(body);
    }
}
