package dev.wanedit.testkit.service.storage;

import dev.wanedit.testkit.http.Head;
import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.json.Json;
import dev.wanedit.testkit.service.Addresses;
import dev.wanedit.testkit.service.AnswerVariant;
import dev.wanedit.testkit.service.Refusal;
import dev.wanedit.testkit.service.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates policies for temporary uploads, and recognises them in uploads. */
public final class UploadPolicies {

    private static final Duration LIFE = Duration.ofSeconds(300);
    private static final int LARGEST_FILE_MB = 100;

    private final InstantSource clock;
    private final Signer signer;
    private final Addresses addresses;

    public UploadPolicies(InstantSource clock, Signer signer, Addresses addresses) {
        this.clock = clock;
        this.signer = signer;
        this.addresses = addresses;
    }

    public Response answer(Head head, Settings settings) {
        if (!"getPolicy".equals(head.parameters().get("action"))) {
            throw new Refusal(400, "InvalidParameter", "action must be getPolicy");
        }
        if (!settings.models().contains(head.parameters().getOrDefault("model", ""))) {
            throw new Refusal(404, "ModelNotFound", "Model can not be found.");
        }
        Map<String, @Nullable Object> answer = Json.object();
        answer.put("request_id", UUID.randomUUID().toString());
        answer.put("data", data(settings));
        return Response.json(200, Json.write(answer));
    }

    private Map<String, @Nullable Object> data(Settings settings) {
        String directory = "dashscope-instant/fake/" + UUID.randomUUID();
        String policy = policy(directory);
        boolean asText = settings.shaped(AnswerVariant.POLICY_NUMBERS_AS_TEXT);
        Map<String, @Nullable Object> data = Json.object();
        data.put("policy", policy);
        data.put("signature", signer.signature(policy));
        data.put("upload_dir", directory);
        data.put("upload_host", addresses.oss().toString().replaceFirst("/$", ""));
        data.put("expire_in_seconds", number(LIFE.toSeconds(), asText));
        data.put("max_file_size_mb", number(LARGEST_FILE_MB, asText));
        data.put("capacity_limit_mb", number(999_999_999, asText));
        data.put("oss_access_key_id", "FAKEACCESSKEYID");
        data.put("x_oss_object_acl", "private");
        data.put("x_oss_forbid_overwrite", "true");
        return data;
    }

    private String policy(String directory) {
        String expiration = clock.instant().plus(LIFE).toString();
        String json = Json.write(Map.of("expiration", expiration, "directory", directory));
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Object number(long value, boolean asText) {
        return asText ? String.valueOf(value) : (Object) value;
    }

    /** Checks the policy of an upload. */
    void check(String policy, String signature, String key, int size) {
        if (!signer.isSignature(signature, policy)) {
            throw new Refusal(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided.");
        }
        Object terms = terms(policy);
        if (!clock.instant().isBefore(Instant.parse(String.valueOf(Json.member(terms, "expiration"))))) {
            throw new Refusal(403, "AccessDenied", "Invalid according to Policy: Policy expired.");
        }
        if (!key.startsWith(Json.member(terms, "directory") + "/")) {
            throw new Refusal(
                    403, "AccessDenied", "Invalid according to Policy: Policy Condition failed: key is elsewhere.");
        }
        if (size > LARGEST_FILE_MB * 1024 * 1024) {
            throw new Refusal(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size.");
        }
    }

    private static @Nullable Object terms(String policy) {
        try {
            return Json.read(Base64.getDecoder().decode(policy));
        } catch (IOException impossible) {
            throw new IllegalStateException("A policy that this fake has signed is JSON", impossible);
        }
    }
}
