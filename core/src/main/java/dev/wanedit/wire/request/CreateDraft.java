package dev.wanedit.wire.request;

import dev.wanedit.wire.body.CreateBody;

/**
 * A create request before its images are in it: a small record for the adapter's JSON binding, which has a mark in the
 * place of each inline image's bytes. Immutable.
 */
public final class CreateDraft {

    private final CreateBody body;
    private final InlinePlaces places;

    CreateDraft(CreateBody body, InlinePlaces places) {
        this.body = body;
        this.places = places;
    }

    /** The record to be written as JSON. */
    public CreateBody body() {
        return body;
    }

    /**
     * What is to be sent, the images in their places, for one sending.
     *
     * @param json {@link #body()} as JSON in UTF-8
     * @throws IllegalArgumentException if the place of an image is missing in it
     */
    public CreateDocument document(byte[] json) {
        return new CreateDocument(places.fill(json));
    }
}
