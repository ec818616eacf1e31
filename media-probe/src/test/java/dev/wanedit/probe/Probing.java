package dev.wanedit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.media.MediaFacts;
import java.io.IOException;

/** Probes bytes and holds the probe to its budget of bytes and reads. */
final class Probing {

    private Probing() {}

    static MediaFacts probe(byte[] content) {
        return probe(new CountingChannel(content));
    }

    static MediaFacts probe(CountingChannel media) {
        try {
            MediaFacts facts = new MediaHeaderProbe().probe(media);
            assertThat(media.bytesRead()).isLessThanOrEqualTo(MediaBytes.MAX_BYTES);
            assertThat(media.reads()).isLessThanOrEqualTo(MediaBytes.MAX_READS);
            assertThat(facts).isNotNull();
            return facts;
        } catch (IOException e) {
            throw new AssertionError("Content must never be the reason for this.", e);
        }
    }
}
