package dev.wanedit.testkit.http;

/**
 * A request that was read to its end.
 *
 * @param head all before the body
 * @param body the body, any transfer coding taken off; empty when there is none. Not copied: do not change it
 */
public record Request(Head head, byte[] body) {

    @Override
    public String toString() {
        return head + " (" + body.length + " bytes)";
    }
}
