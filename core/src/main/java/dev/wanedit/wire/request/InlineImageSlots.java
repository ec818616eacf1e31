package dev.wanedit.wire.request;

import dev.wanedit.job.InlineImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The places of inline images in a document. A mark stands for the bytes of each image; no text of a job can contain
 * the mark by chance.
 */
final class InlineImageSlots {

    private final String mark = "wanedit-inline-" + UUID.randomUUID() + "-";
    private final List<InlineImage> images = new ArrayList<>();

    /**
     * The data URI of an image, with a mark in place of its bytes. Plain ASCII, so that JSON escapes no character of
     * it.
     */
    String dataUri(InlineImage image) {
        images.add(image);
        return "data:" + image.mimeType() + ";base64," + mark(images.size() - 1);
    }

    /**
     * The document with the images in place of the marks.
     *
     * @param json the document with the marks in the order in which they were made
     * @throws IllegalArgumentException if a mark is missing in it
     */
    List<Segment> fill(byte[] json) {
        List<Segment> segments = new ArrayList<>();
        int done = 0;
        for (int i = 0; i < images.size(); i++) {
            byte[] place = mark(i).getBytes(StandardCharsets.US_ASCII);
            int at = indexOf(json, place, done);
            segments.add(new TextSegment(Arrays.copyOfRange(json, done, at)));
            segments.add(new ImageSegment(images.get(i)));
            done = at + place.length;
        }
        segments.add(new TextSegment(Arrays.copyOfRange(json, done, json.length)));
        return segments;
    }

    /** Ends with a character that is not a digit, so that the text of mark 1 is not found in mark 11. */
    private String mark(int index) {
        return mark + index + ".";
    }

    private static int indexOf(byte[] json, byte[] place, int from) {
        for (int at = from; at <= json.length - place.length; at++) {
            if (Arrays.equals(json, at, at + place.length, place, 0, place.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException("The JSON has no mark for an inline image.");
    }
}
