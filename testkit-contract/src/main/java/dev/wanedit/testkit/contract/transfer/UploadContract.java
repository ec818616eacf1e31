package dev.wanedit.testkit.contract.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import dev.wanedit.testkit.contract.bench.Secrets;
import dev.wanedit.testkit.contract.bench.Signals;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An upload is two exchanges: the service returns a policy, and its storage receives the form. The storage receives
 * neither the key nor anything that is not in the policy. The file comes last, byte for byte, and each fault has the
 * right exception.
 */
public abstract class UploadContract extends Contract {

    private static final int SOME_MEGABYTES = 5 * 1024 * 1024 + 17;

    @Test
    void upload_whenSent_asksForAPolicyAndSendsItsFormWithTheFileLast() throws IOException {
        byte[] content = SampleResult.bytes(1000);

        MediaSource uploaded = value(upload(file("in.mp4", content)));

        RecordedRequest policy = onlyRequest(RequestKind.UPLOAD_POLICY);
        assertThat(policy.method()).isEqualTo("GET");
        assertThat(policy.parameters()).isEqualTo(Map.of("action", "getPolicy", "model", EditJob.MODEL));
        assertThat(policy.headers().all("Authorization")).containsExactly("Bearer " + Secrets.KEY);
        RecordedRequest form = onlyRequest(RequestKind.UPLOAD);
        assertThat(form.method()).isEqualTo("POST");
        assertThat(form.headers().contains("Authorization")).isFalse();
        assertThat(form.headers().entries())
                .noneMatch(field -> field.getKey().toLowerCase(Locale.ROOT).startsWith("x-dashscope"));
        List<FormPart> parts = FormPart.of(form);
        assertThat(parts)
                .extracting(FormPart::name)
                .endsWith("file")
                .containsExactlyInAnyOrder(
                        "OSSAccessKeyId",
                        "Signature",
                        "policy",
                        "x-oss-object-acl",
                        "x-oss-forbid-overwrite",
                        "key",
                        "success_action_status",
                        "file");
        assertThat(parts.get(parts.size() - 1).content()).isEqualTo(content);
        Map<String, String> fields = parts.stream()
                .filter(part -> !part.name().equals("file"))
                .collect(Collectors.toMap(FormPart::name, FormPart::text));
        assertThat(fields)
                .containsEntry("OSSAccessKeyId", "FAKEACCESSKEYID")
                .containsEntry("x-oss-object-acl", "private")
                .containsEntry("x-oss-forbid-overwrite", "true")
                .containsEntry("success_action_status", "200");
        assertThat(uploaded)
                .isInstanceOfSatisfying(
                        MediaSource.OssUrl.class,
                        oss -> assertThat(oss.uri()).hasToString("oss://" + fields.get("key")));
    }

    static Stream<String> names() {
        return Stream.of("in.mp4", "雪 地 ❄.mp4", "a b&c=\"d\";e%2F#.mp4", "no-extension")
                .filter(FileNames::isPossible);
    }

    @ParameterizedTest
    @MethodSource("names")
    void upload_whenTheNameIsUnusual_canBeUsedInAJob(String name) throws IOException {
        byte[] content = SampleResult.bytes(100);
        fake().taskTimes(Duration.ZERO, Duration.ZERO);

        MediaSource uploaded = value(upload(file(name, content)));
        TaskId task = value(transport().tasks().create(SampleJobs.withVideo(uploaded)))
                .taskId();

        assertThat(value(transport().tasks().query(task)).status()).isEqualTo(TaskStatus.SUCCEEDED);
    }

    @Test
    void upload_whenTheFileIsOfSomeMegabytes_arrivesByteForByteAndTellsItsProgress() throws IOException {
        byte[] content = SampleResult.bytes(SOME_MEGABYTES);
        List<Long> told = new CopyOnWriteArrayList<>();
        List<Long> totals = new CopyOnWriteArrayList<>();

        value(upload(file("big.mp4", content), (done, total) -> {
            told.add(done);
            totals.add(total);
        }));

        List<FormPart> parts = FormPart.of(onlyRequest(RequestKind.UPLOAD));
        assertThat(parts.get(parts.size() - 1).content()).isEqualTo(content);
        assertThat(told).isSorted().hasSizeGreaterThan(2).endsWith((long) SOME_MEGABYTES);
        assertThat(totals).containsOnly((long) SOME_MEGABYTES);
    }

    @Test
    void upload_whenTwoFilesMoveAtOnce_tellsEachListenerOfItsOwn() throws IOException {
        List<Long> toldOfFirst = new CopyOnWriteArrayList<>();
        List<Long> toldOfSecond = new CopyOnWriteArrayList<>();

        Signals<MediaSource> first = subscribe(
                upload(file("1.mp4", SampleResult.bytes(300_000)), (done, total) -> toldOfFirst.add(total - done)));
        Signals<MediaSource> second = subscribe(
                upload(file("2.mp4", SampleResult.bytes(500_000)), (done, total) -> toldOfSecond.add(total - done)));
        value(first);
        value(second);

        assertThat(toldOfFirst).endsWith(0L).allMatch(left -> left <= 300_000);
        assertThat(toldOfSecond).endsWith(0L).allMatch(left -> left <= 500_000);
        assertThat(toldOfSecond).anyMatch(left -> left > 300_000);
    }

    @Test
    void upload_whenDoneTwice_usesTwoKeys() throws IOException {
        Single<MediaSource> same = upload(file("in.mp4", SampleResult.bytes(10)));

        assertThat(value(same)).isNotEqualTo(value(same));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(401, "InvalidApiKey", AuthenticationException.class),
                Arguments.of(403, "AccessDenied", PermissionException.class),
                Arguments.of(429, "Throttling.RateQuota", ThrottledException.class),
                Arguments.of(500, "InternalError", ServiceUnavailableException.class));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void upload_whenTheServiceRefusesThePolicy_saysWhyAndSendsNoFile(
            int status, String code, Class<? extends ServiceException> type) throws IOException {
        fake().inject(RequestKind.UPLOAD_POLICY, Fault.error(status, code, "no"));

        ServiceException error = failure(subscribe(upload(file("in.mp4", SampleResult.bytes(10)))), type);

        assertThat(error.httpStatus()).contains(status);
        assertThat(error.code()).contains(code);
        assertThat(fake().count(RequestKind.UPLOAD_POLICY)).isEqualTo(1);
        assertThat(fake().count(RequestKind.UPLOAD)).isZero();
    }

    /** An adapter does not renew the policy: that is done outside of the port, once for all adapters. */
    @Test
    void upload_whenThePolicyExpiresOnTheWay_saysThatTheStorageRefused() throws IOException {
        fake().inject(RequestKind.UPLOAD_POLICY, Fault.late());
        Signals<MediaSource> signals = subscribe(upload(file("in.mp4", SampleResult.bytes(10))));
        assertThat(fake().awaitHeld(1, patience())).isTrue();
        fake().clock().advance(Duration.ofSeconds(301));
        fake().release();

        UploadRefusedException error = failure(signals, UploadRefusedException.class);

        assertThat(error.httpStatus()).contains(403);
        assertThat(error.code()).contains("AccessDenied");
        assertThat(fake().count(RequestKind.UPLOAD_POLICY)).isEqualTo(1);
        assertThat(fake().count(RequestKind.UPLOAD)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':{}}",
                "{'data':{'policy':'p','signature':'s','upload_dir':'d','oss_access_key_id':'k'}}",
                "{'data':{'policy':'p','signature':'s','upload_dir':'d','upload_host':'no host','oss_access_key_id':'k'}}",
                "{'data':{'policy':'p','signature':'s','upload_dir':'d','upload_host':'ftp://h/','oss_access_key_id':'k'}}",
                "{'data':{'upload_dir':'d','upload_host':'http://127.0.0.1:1/','oss_access_key_id':'k'}}",
            })
    void upload_whenThePolicyIsIncomplete_isMalformedAndSendsNoFile(String policy) throws IOException {
        fake().inject(RequestKind.UPLOAD_POLICY, json(policy.replace('\'', '"')));

        failure(subscribe(upload(file("in.mp4", SampleResult.bytes(10)))), MalformedResponseException.class);

        assertThat(fake().count(RequestKind.UPLOAD)).isZero();
    }

    @Test
    void upload_whenTheStorageRefuses_tellsItsReason() throws IOException {
        String xml =
                "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>Invalid according to Policy: Policy"
                        + " expired.</Message><RequestId>r-9</RequestId></Error>";
        fake().inject(
                        RequestKind.UPLOAD,
                        Fault.answer(403)
                                .header("Content-Type", "application/xml")
                                .body(xml));

        UploadRefusedException error =
                failure(subscribe(upload(file("in.mp4", SampleResult.bytes(10)))), UploadRefusedException.class);

        assertThat(error.httpStatus()).contains(403);
        assertThat(error.code()).contains("AccessDenied");
        assertThat(fake().count(RequestKind.UPLOAD)).isEqualTo(1);
    }

    @Test
    void upload_whenTheStorageAnswersWith204_isDone() throws IOException {
        fake().inject(RequestKind.UPLOAD, Fault.empty(204));

        value(upload(file("in.mp4", SampleResult.bytes(10))));
    }

    @Test
    void upload_whenTheFileIsEmptyOrUnreadable_sendsNothing() throws IOException {
        for (Path path : List.of(file("empty.mp4", new byte[0]), folder().resolve("missing.mp4"), folder())) {
            WanEditException error = failure(subscribe(upload(path)));

            assertThat(error).as("%s", path).isInstanceOfAny(StorageException.class, InvalidJobException.class);
        }
        assertThat(fake().count(RequestKind.ANY)).isZero();
    }

    private Single<MediaSource> upload(Path path) {
        return upload(path, TransferListener.NONE);
    }

    private Single<MediaSource> upload(Path path, TransferListener listener) {
        return transport().uploads().upload(new MediaSource.LocalFile(path), EditJob.MODEL, listener);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder().resolve(name), content);
    }
}
