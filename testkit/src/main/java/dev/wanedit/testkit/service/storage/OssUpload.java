package dev.wanedit.testkit.service.storage;

import dev.wanedit.testkit.http.Request;
import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.service.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accepts a file as a form POST, as the object storage does. */
public final class OssUpload {

    private final UploadPolicies policies;
    private final MediaLibrary media;

    public OssUpload(UploadPolicies policies, MediaLibrary media) {
        this.policies = policies;
        this.media = media;
    }

    public Response answer(Request request) {
        try {
            return store(request);
        } catch (Refusal refusal) {
            return OssError.of(refusal);
        }
    }

    private Response store(Request request) {
        if (!request.head().method().equals("POST")) {
            throw new Refusal(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
        if (request.head().headers().contains("Authorization")) {
            throw invalid("Only one auth mechanism is allowed: a form upload carries its signature in a field.");
        }
        String type = request.head().headers().first("Content-Type").orElse("");
        List<Multipart.Part> parts = Multipart.parse(type, request.body());
        if (parts.isEmpty() || !parts.get(parts.size() - 1).name().equals("file")) {
            throw invalid("The field file must be the last one of the form.");
        }
        return store(fields(parts), parts.get(parts.size() - 1).content());
    }

    private Response store(Map<String, String> fields, byte[] file) {
        String key = required(fields, "key");
        required(fields, "OSSAccessKeyId");
        policies.check(required(fields, "policy"), required(fields, "Signature"), key, file.length);
        if (!media.upload(key, file)) {
            throw new Refusal(
                    409, "FileAlreadyExists", "The object you specified already exists and can not be overwritten.");
        }
        return Response.empty("200".equals(fields.get("success_action_status")) ? 200 : 204);
    }

    private static Map<String, String> fields(List<Multipart.Part> parts) {
        Map<String, String> fields = new LinkedHashMap<>();
        parts.subList(0, parts.size() - 1).forEach(part -> fields.put(part.name(), part.text()));
        return fields;
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw invalid("The form lacks the field " + name + ".");
        }
        return value;
    }

    private static Refusal invalid(String message) {
        return new Refusal(400, "InvalidArgument", message);
    }
}
