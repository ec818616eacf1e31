package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wanedit.error.Violation;
import java.net.URI;
import org.junit.jupiter.api.Test;

class JobWarningsTest {

    private static final URI VIDEO = URI.create("https://host.example/clip.mp4");

    @Test
    void check_whenNothingSaysWhatToChange_doubtsThePrompt() {
        assertThat(JobWarnings.check(EditJob.builder().video(VIDEO).build()))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(tuple("prompt", "missing"));
        assertThat(JobWarnings.check(
                        EditJob.builder().video(VIDEO).prompt(" \n").build()))
                .hasSize(1);
    }

    @Test
    void check_whenAPromptOrAnImageSaysIt_doubtsNothing() {
        EditJob prompted = EditJob.builder().video(VIDEO).prompt("Snow").build();
        EditJob shown =
                EditJob.builder().video(VIDEO).reference(Jobs.PNG_SOURCE).build();

        assertThat(JobWarnings.check(prompted)).isEmpty();
        assertThat(JobWarnings.check(shown)).isEmpty();
    }
}
