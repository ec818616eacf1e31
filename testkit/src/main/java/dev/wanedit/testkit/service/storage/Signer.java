package dev.wanedit.testkit.service.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Signs texts with a secret of this fake's own. The signatures look like those of the object storage. It is no HMAC: the JDK
 * would look for one in all its cryptography first, and the secret protects nothing.
 */
public final class Signer {

    private final byte[] secret = new byte[20];

    public Signer() {
        new SecureRandom().nextBytes(secret);
    }

    String signature(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(secret);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest.digest(secret));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-1", impossible);
        }
    }

    boolean isSignature(String claimed, String text) {
        return MessageDigest.isEqual(
                claimed.getBytes(StandardCharsets.UTF_8), signature(text).getBytes(StandardCharsets.UTF_8));
    }
}
