package dev.wanedit.wire.request;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.task.EscapedText;
import dev.wanedit.task.Redaction;
import dev.wanedit.wire.WebUrl;
import dev.wanedit.wire.WireValues;
import dev.wanedit.wire.body.PolicyDataBody;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form with which a file is uploaded to the storage: the policy's fields, then the file, which must come last.
 *
 * @param host the URL that the form is sent to
 * @param key the file's name in the storage
 * @param boundary separates the fields
 * @param head all bytes before the file's
 * @param tail all bytes after them
 */
public record UploadForm(URI host, String key, String boundary, byte[] head, byte[] tail) {

    private static final String EOL = "\r\n";
    private static final long MEGABYTE = 1024 * 1024;

    /**
     * The form for this file, under a name never used before.
     *
     * @throws MalformedResponseException if the policy lacks a field, or a field cannot be written in a form
     * @throws UploadRefusedException if the policy does not allow a file of this size
     */
    public static UploadForm of(PolicyDataBody policy, UploadSource source) {
        refuseTooLarge(policy, source);
        return of(policy, source.file());
    }

    /** The same for a file of any size. */
    public static UploadForm of(PolicyDataBody policy, Path file) {
        return of(policy, ObjectName.fresh(file), "wanedit-" + UUID.randomUUID());
    }

    private static UploadForm of(PolicyDataBody policy, String objectName, String boundary) {
        String key = required(policy.upload_dir(), "upload_dir").replaceFirst("/+$", "") + "/" + objectName;
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("OSSAccessKeyId", required(policy.oss_access_key_id(), "oss_access_key_id"));
        fields.put("Signature", required(policy.signature(), "signature"));
        fields.put("policy", required(policy.policy(), "policy"));
        fields.put("x-oss-object-acl", required(policy.x_oss_object_acl(), "x_oss_object_acl"));
        fields.put("x-oss-forbid-overwrite", required(policy.x_oss_forbid_overwrite(), "x_oss_forbid_overwrite"));
        fields.put("key", key);
        fields.put("success_action_status", "200");
        return new UploadForm(
                host(required(policy.upload_host(), "upload_host")),
                key,
                boundary,
                head(fields, objectName, boundary),
                (EOL + "--" + boundary + "--" + EOL).getBytes(StandardCharsets.UTF_8));
    }

    /** The header that announces the form. */
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The URL of the file for the create request. */
    public URI ossUrl() {
        try {
            return new URI("oss://" + key);
        } catch (URISyntaxException e) {
            throw malformed("The upload policy names a folder that cannot be part of a URL.");
        }
    }

    /** Without the fields, which are secrets. */
    @Override
    public String toString() {
        return Redaction.redact("UploadForm[key=" + key + "]");
    }

    private static byte[] head(Map<String, String> fields, String objectName, String boundary) {
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> part(head, boundary, "name=\"" + name + "\"")
                .append(EOL)
                .append(value)
                .append(EOL));
        part(head, boundary, "name=\"file\"; filename=\"" + objectName + "\"")
                .append("Content-Type: application/octet-stream")
                .append(EOL)
                .append(EOL);
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static StringBuilder part(StringBuilder form, String boundary, String disposition) {
        return form.append("--")
                .append(boundary)
                .append(EOL)
                .append("Content-Disposition: form-data; ")
                .append(disposition)
                .append(EOL);
    }

    private static void refuseTooLarge(PolicyDataBody policy, UploadSource source) {
        Integer most = WireValues.integer(policy.max_file_size_mb());
        // The service documents no meaning of 0 or less, so such a value is not treated as a limit.
        if (most != null && most > 0 && source.size() > (long) most * MEGABYTE) {
            throw new UploadRefusedException(
                    "The storage takes files of up to " + most + " MB, and " + source.file() + " is larger.",
                    ErrorContext.NONE);
        }
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank() || !EscapedText.isPlain(value)) {
            throw malformed("The upload policy has no usable " + field + ".");
        }
        return value;
    }

    private static URI host(String text) {
        try {
            URI host = new URI(text);
            if (WebUrl.isOne(host)) {
                return host;
            }
        } catch (URISyntaxException e) {
            // Reported below, without the text.
        }
        throw malformed("The upload policy's upload_host is not an http(s) URL.");
    }

    private static MalformedResponseException malformed(String problem) {
        return new MalformedResponseException(problem, ErrorContext.NONE, null);
    }
}
