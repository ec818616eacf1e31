package dev.wanedit.testkit.service.storage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs texts as the object storage does, with a secret of this fake's own. */
public final class Signer {

    private final byte[] secret = new byte[20];

    public Signer() {
        new SecureRandom().nextBytes(secret);
    }

    String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA1", impossible);
        }
    }

    boolean isSignature(String claimed, String text) {
        return MessageDigest.isEqual(
                claimed.getBytes(StandardCharsets.UTF_8), signature(text).getBytes(StandardCharsets.UTF_8));
    }
}
