package dev.wanedit.fleet.result;

import dev.wanedit.task.Redaction;
import java.net.URI;

/**
 * A result in its place.
 *
 * @param location where the sink stored it; without a signature
 * @param size its size in bytes
 * @param sha256 the SHA-256 of its content, in lower-case hexadecimal
 * @param node the node that fetched it
 */
public record StoredResult(URI location, long size, String sha256, String node) {

    @Override
    public String toString() {
        return Redaction.redact(
                "StoredResult[location=" + location + ", size=" + size + ", sha256=" + sha256 + ", node=" + node + "]");
    }
}
