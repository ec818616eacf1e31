package dev.wanedit.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wanedit.error.Violation;
import dev.wanedit.settings.Preflight;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaFindingsTest {

    private static final Violation SURE = new Violation("video", "length", "clip.mp4: 12 s long", "2 to 10 s");
    private static final Violation UNSURE = new Violation("video", "whole", "clip.mp4: cut", "a whole file");
    private static final MediaFindings BOTH = new MediaFindings(List.of(SURE), List.of(UNSURE));

    @Test
    void at_whenStrict_makesADoubtAViolation() {
        assertThat(BOTH.at(Preflight.STRICT)).isEqualTo(new MediaFindings(List.of(SURE, UNSURE), List.of()));
    }

    @Test
    void at_whenWarning_keepsThemApart() {
        assertThat(BOTH.at(Preflight.WARN)).isEqualTo(BOTH);
    }

    @Test
    void at_whenOff_hasNothing() {
        assertThat(BOTH.at(Preflight.OFF)).isEqualTo(MediaFindings.NONE);
    }

    @Test
    void pixelSize_whenASideIsNotOverZero_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PixelSize(0, 5))
                .withMessage("A picture of 0 x 5 pixels cannot be.");
        assertThatIllegalArgumentException().isThrownBy(() -> new PixelSize(5, -1));
        assertThat(new PixelSize(5, 7).turned()).isEqualTo(new PixelSize(7, 5));
    }
}
