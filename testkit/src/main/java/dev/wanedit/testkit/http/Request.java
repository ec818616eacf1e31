package dev.wanedit.testkit.http;

/**
 * A request that was read completely.
 *
 * @param head the part before the body
 * @param body the body without its transfer coding; empty if there is none. Not copied: do not change it
 */
public record Request(Head head, byte[] body) {

    @Override
    public String toString() {
        return head + " (" + body.length + " bytes)";
    }
}
