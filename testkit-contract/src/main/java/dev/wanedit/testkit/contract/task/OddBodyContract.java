package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import dev.wanedit.wire.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A complete body that is not the service's format is a malformed response, never a network fault: a portal's page must
 * not look like a bad connection. Bodies are limited in size, and compressed bodies are decompressed.
 */
public abstract class OddBodyContract extends Contract {

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY", "LIST", "CANCEL", "UPLOAD_POLICY"})
    void body_whenNotTheDocumentedJson_isMalformed(PortCall call) {
        for (Fault odd : List.of(
                Fault.html(200),
                Fault.empty(200),
                Fault.literalNull(),
                json("{\"request_id\":\"r\",\"out"),
                json("[1,2]"))) {
            fake().inject(call.kind(), odd);

            WanEditException error = failure(subscribe(call));

            assertThat(error).as("%s answered with %s", call, odd).isInstanceOf(MalformedResponseException.class);
        }
        assertThat(fake().count(call.kind())).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY", "LIST", "UPLOAD_POLICY"})
    void body_whenOfWrongTypes_isMalformed(PortCall call) {
        fake().inject(call.kind(), Fault.wrongTypes());

        WanEditException error = failure(subscribe(call));

        assertThat(error).isInstanceOf(MalformedResponseException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY", "LIST", "CANCEL", "UPLOAD_POLICY"})
    void body_whenOversized_isMalformedAndNotReadToItsEnd(PortCall call) {
        long tooLong = 64L * HttpAnswer.MAX_BODY_BYTES;
        fake().inject(call.kind(), Fault.endless(tooLong));

        WanEditException error = failure(subscribe(call));

        assertThat(error).isInstanceOf(MalformedResponseException.class);
        assertConnectionsClosed();
    }

    @Test
    void body_whenALongOneIsWithinTheBound_isRead() {
        String padding = "x".repeat(HttpAnswer.MAX_BODY_BYTES - 200);
        fake().inject(
                        RequestKind.QUERY,
                        json("{\"padding\":\"" + padding + "\",\"output\":{\"task_status\":\"RUNNING\"}}"));

        assertThat(value(transport().tasks().query(PortCall.TASK)).status()).isEqualTo(TaskStatus.RUNNING);
    }

    @Test
    void body_whenPackedThoughNobodyAsked_isUnpacked() {
        fake().inject(RequestKind.CREATE, Fault.gzip());
        fake().inject(RequestKind.QUERY, Fault.gzip());

        TaskId task = value(transport().tasks().create(SampleJobs.minimal())).taskId();

        assertThat(value(transport().tasks().query(task)).status()).isEqualTo(TaskStatus.PENDING);
    }

    @Test
    void body_whenSaidToBePackedAndIsNot_isAnErrorOfTheBody() {
        fake().inject(
                        RequestKind.QUERY,
                        json("{\"output\":{\"task_status\":\"RUNNING\"}}").header("Content-Encoding", "gzip"));

        failure(subscribe(PortCall.QUERY), MalformedResponseException.class);
    }

    @Test
    void body_whenItComesInChunks_isRead() {
        String answer = "{\"output\":{\"task_status\":\"RUNNING\"}}";
        String raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + "5;name=value\r\n" + answer.substring(0, 5) + "\r\n"
                + Integer.toHexString(answer.length() - 5) + "\r\n" + answer.substring(5) + "\r\n0\r\n\r\n";
        fake().inject(RequestKind.QUERY, Fault.raw(raw.getBytes(StandardCharsets.US_ASCII)));

        assertThat(value(transport().tasks().query(PortCall.TASK)).status()).isEqualTo(TaskStatus.RUNNING);
    }

    @Test
    void body_whenItEndsWithTheConnection_isRead() {
        String raw = "HTTP/1.1 200 OK\r\n\r\n{\"output\":{\"task_status\":\"RUNNING\"}}";
        fake().inject(RequestKind.QUERY, Fault.raw(raw.getBytes(StandardCharsets.US_ASCII)));

        assertThat(value(transport().tasks().query(PortCall.TASK)).status()).isEqualTo(TaskStatus.RUNNING);
    }

    @Test
    void body_whenAnErrorComesWithStatus200_isTheErrorThatItTells() {
        for (PortCall call : List.of(PortCall.CREATE, PortCall.QUERY, PortCall.LIST, PortCall.UPLOAD_POLICY)) {
            fake().inject(call.kind(), json("{\"code\":\"InvalidApiKey\",\"message\":\"no\",\"request_id\":\"r-1\"}"));

            ServiceException error = failure(subscribe(call), ServiceException.class);

            assertThat(error.code()).contains("InvalidApiKey");
            assertThat(error.requestId()).contains("r-1");
        }
    }
}
