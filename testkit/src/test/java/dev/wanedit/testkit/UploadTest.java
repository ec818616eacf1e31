package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.service.AnswerVariant;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class UploadTest {

    private static final String POLICY = "/uploads?action=getPolicy&model=wan2.7-videoedit";

    private Caller caller;
    private FakeDashScope fake;

    @BeforeEach
    void connect(FakeDashScope started) {
        fake = started;
        caller = new Caller(started);
    }

    @Test
    void getPolicy_whenAsked_givesWhatAnUploadNeeds() {
        Caller.Answer answer = caller.get(POLICY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("data", "expire_in_seconds")).isEqualTo(300);
        assertThat(answer.at("data", "max_file_size_mb")).isEqualTo(100);
        assertThat(answer.at("data", "upload_dir")).asString().startsWith("dashscope-instant/");
        assertThat(URI.create((String) answer.at("data", "upload_host")).getPort())
                .isNotEqualTo(fake.baseUrl().getPort());
        assertThat(fake.count(RequestKind.UPLOAD_POLICY)).isOne();
    }

    @Test
    void getPolicy_whenNumbersAreText_givesStrings() {
        fake.shapes(AnswerVariant.POLICY_NUMBERS_AS_TEXT);

        assertThat(caller.get(POLICY).at("data", "expire_in_seconds")).isEqualTo("300");
    }

    @Test
    void getPolicy_whenAskedWrongly_isRefused() {
        assertThat(caller.get("/uploads?model=wan2.7-videoedit").status()).isEqualTo(400);
        assertThat(caller.get("/uploads?action=getPolicy&model=x").status()).isEqualTo(404);
    }

    @Test
    void upload_whenGood_isUsableAsSourceAndComesBackAsResult(TestClock clock) {
        Map<String, String> fields = fields();

        Caller.Answer uploaded = upload(fields, FakeDashScope.clip());
        String id = caller.createTask(Caller.job("oss://" + fields.get("key")));
        clock.advance(Duration.ofMinutes(5));
        Caller.Answer answer = caller.query(id);

        assertThat(uploaded.status()).isEqualTo(200);
        assertThat(uploaded.body()).isEmpty();
        assertThat(answer.at("usage", "duration")).isEqualTo(4.0);
        assertThat(caller.fetch(answer.at("output", "video_url")).body()).isEqualTo(FakeDashScope.clip());
    }

    @Test
    void upload_whenItHoldsItsOwnDelimiterAlmost_isStoredByteForByte(TestClock clock) {
        byte[] nasty = "\r\n--bound\r\n\r\n--\u0000\r\n".getBytes(StandardCharsets.ISO_8859_1);
        Map<String, String> fields = fields();

        upload(fields, nasty);
        String id = caller.createTask(Caller.job("oss://" + fields.get("key")));
        clock.advance(Duration.ofMinutes(5));

        assertThat(caller.fetch(caller.query(id).at("output", "video_url")).body())
                .isEqualTo(nasty);
    }

    @Test
    void upload_whenStatus200IsNotAskedFor_is204() {
        Map<String, String> fields = fields();
        fields.remove("success_action_status");

        assertThat(upload(fields, new byte[] {1}).status()).isEqualTo(204);
    }

    @Test
    void upload_whenThePolicyIsOver_is403InXml(TestClock clock) {
        Map<String, String> fields = fields();
        clock.advance(Duration.ofSeconds(300));

        assertRefused(
                upload(fields, new byte[] {1}), 403, "AccessDenied", "Invalid according to Policy: Policy expired.");
    }

    @Test
    void upload_whenTheFileIsNotLast_is400() {
        Map<String, String> fields = fields();
        String key = fields.get("key");
        Caller.Answer answer = send(form(fields, "bound", new byte[] {1}, true), "bound");

        assertRefused(answer, 400, "InvalidArgument", "file must be the last");
        assertThat(caller.query(caller.createTask(Caller.job("oss://" + key))).text())
                .contains("Failed to download");
    }

    @Test
    void upload_whenTheKeyWasUsedBefore_is409() {
        Map<String, String> fields = fields();
        upload(fields, new byte[] {1});

        assertRefused(upload(fields, new byte[] {2}), 409, "FileAlreadyExists", "already exists");
    }

    @Test
    void upload_whenSignatureKeyOrFieldIsWrong_isRefused() {
        Map<String, String> forged = fields();
        forged.put("Signature", "AAAA");
        Map<String, String> elsewhere = fields();
        elsewhere.put("key", "other/in.mp4");
        Map<String, String> lacking = fields();
        lacking.remove("policy");

        assertRefused(upload(forged, new byte[] {1}), 403, "SignatureDoesNotMatch", "signature");
        assertRefused(upload(elsewhere, new byte[] {1}), 403, "AccessDenied", "key is elsewhere");
        assertRefused(upload(lacking, new byte[] {1}), 400, "InvalidArgument", "policy");
    }

    @Test
    void upload_whenItIsNoForm_is400() {
        HttpRequest.Builder request = HttpRequest.newBuilder(host()).POST(BodyPublishers.ofString("x"));

        assertRefused(caller.send(request), 400, "MalformedPOSTRequest", "multipart/form-data");
        assertRefused(
                send("--bound\r\nbroken".getBytes(StandardCharsets.UTF_8), "bound"), 400, "MalformedPOSTRequest", "");
    }

    @Test
    void upload_whenTwoDaysAreOver_isGone(TestClock clock) {
        Map<String, String> fields = fields();
        upload(fields, FakeDashScope.clip());
        clock.advance(Duration.ofHours(48));

        String id = caller.createTask(Caller.job("oss://" + fields.get("key")));

        assertThat(caller.query(id).text()).contains("Failed to download oss://");
    }

    private Map<String, String> fields() {
        Caller.Answer policy = caller.get(POLICY);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("OSSAccessKeyId", (String) policy.at("data", "oss_access_key_id"));
        fields.put("Signature", (String) policy.at("data", "signature"));
        fields.put("policy", (String) policy.at("data", "policy"));
        fields.put("x-oss-object-acl", "private");
        fields.put("x-oss-forbid-overwrite", "true");
        fields.put("key", policy.at("data", "upload_dir") + "/in.mp4");
        fields.put("success_action_status", "200");
        return fields;
    }

    private Caller.Answer upload(Map<String, String> fields, byte[] file) {
        return send(form(fields, "bound-4711", file, false), "bound-4711");
    }

    private Caller.Answer send(byte[] form, String boundary) {
        return caller.send(HttpRequest.newBuilder(host())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(form)));
    }

    private URI host() {
        return URI.create((String) caller.get(POLICY).at("data", "upload_host"));
    }

    private static byte[] form(Map<String, String> fields, String boundary, byte[] file, boolean fileFirst) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        if (fileFirst) {
            part(form, boundary, "file\"; filename=\"in.mp4", file);
        }
        fields.forEach((name, value) -> part(form, boundary, name, value.getBytes(StandardCharsets.UTF_8)));
        if (!fileFirst) {
            part(form, boundary, "file\"; filename=\"in.mp4", file);
        }
        form.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static void part(ByteArrayOutputStream form, String boundary, String name, byte[] content) {
        form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(Caller.Answer answer, int status, String code, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/xml");
        assertThat(answer.text()).contains("<Code>" + code + "</Code>").contains(message);
    }
}
