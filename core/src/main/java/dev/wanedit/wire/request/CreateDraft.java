package dev.wanedit.wire.request;

import dev.wanedit.wire.body.CreateBody;

/**
 * A create request without the bytes of its images: a small record for the adapter's JSON binding. In place of the
 * bytes of each inline image it holds a mark. Immutable.
 */
public final class CreateDraft {

    private final CreateBody body;
    private final InlineImageSlots slots;
    private final Runnable check;

    CreateDraft(CreateBody body, InlineImageSlots slots, Runnable check) {
        this.body = body;
        this.slots = slots;
        this.check = check;
    }

    /** The record to be written as JSON. */
    public CreateBody body() {
        return body;
    }

    /**
     * The document to send, with the bytes of the images in place of the marks. Can be sent once.
     *
     * @param json {@link #body()} as JSON in UTF-8
     * @throws IllegalArgumentException if the mark of an image is missing in it
     */
    public CreateDocument document(byte[] json) {
        return new CreateDocument(slots.fill(json), check);
    }
}
