package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownViolationTest {

    @Test
    void of_whenAFileIsNotUploaded_namesItWithoutItsFolder() {
        Violation found = new Violation("media", "uploaded", "/srv/S3CRET/a.mp4", "media that are uploaded already");

        assertThat(ShownViolation.of(new InvalidJobException(List.of(found))))
                .extracting(Violation::given)
                .containsExactly("a.mp4");
    }
}
