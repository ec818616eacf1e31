package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InlineImageTest {

    @ParameterizedTest
    @CsvSource({
        "'\u00ff\u00d8\u00ff', image/jpeg",
        "'\u00ff\u00d8\u00ff\u00e0 more', image/jpeg",
        "'RIFF1234WEBP', image/webp",
        "'RIFF1234WEBPVP8', image/webp",
        "'BM', image/bmp",
        "'BMxxxx', image/bmp"
    })
    void of_whenBytesBeginLikeAnImage_knowsItsType(String head, String type) {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(InlineImage.of(bytes).mimeType()).isEqualTo(type);
        assertThat(InlineImage.of(bytes).size()).isEqualTo(bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "B", "GIF89a", "RIFF1234WAVE", "RIFF1234WEB", "\u00ff\u00d8", "\u0089PNG", "<svg/>"})
    void of_whenBytesBeginLikeNoImage_throws(String head) {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> InlineImage.of(bytes))
                .withMessage("The image in the given bytes is none of JPEG, PNG, BMP, WEBP.");
    }

    @Test
    void of_whenBytesAreChangedLater_keepsItsOwn() throws IOException {
        byte[] bytes = Jobs.PNG.clone();
        InlineImage image = InlineImage.of(bytes);
        bytes[0] = 0;

        assertThat(image.open().readAllBytes()).isEqualTo(Jobs.PNG);
        assertThat(image.open().readAllBytes()).as("opened again").isEqualTo(Jobs.PNG);
    }

    @Test
    void of_whenGivenAFile_readsItWhenOpened(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.dat"), Jobs.PNG);

        InlineImage image = InlineImage.of(file);

        assertThat(image.mimeType()).isEqualTo("image/png");
        assertThat(image.size()).isEqualTo(Jobs.PNG.length);
        assertThat(image.open().readAllBytes()).isEqualTo(Jobs.PNG);
        assertThat(image).hasToString("data:image/png;*** (11 bytes)");
    }

    @Test
    void of_whenFileIsMissingAFolderOrNoImage_saysWhich(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.png");
        Path text = Files.writeString(folder.resolve("a.txt"), "text");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> InlineImage.of(missing))
                .withMessage("There is no file " + missing + ".");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InlineImage.of(folder))
                .withMessage(folder + " is a folder, not a file.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InlineImage.of(text))
                .withMessage("The image in " + text + " is none of JPEG, PNG, BMP, WEBP.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/webp;base64,AQID/w==",
                "data:image/webp;base64,AQID/w",
                "data:image/webp;charset=x;base64,AQID/w==",
                "DATA:Image/WEBP;Base64,AQ\r\n ID/w==\n"
            })
    void ofDataUri_whenWellFormed_readsTypeAndBytes(String uri) throws IOException {
        InlineImage image = InlineImage.ofDataUri(uri);

        assertThat(image.mimeType()).isEqualTo("image/webp");
        assertThat(image.size()).isEqualTo(4);
        assertThat(image.open().readAllBytes()).containsExactly(1, 2, 3, 0xff);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "image/png;base64,AAAA",
                "data:;base64,AAAA",
                "data:image/png,AAAA",
                "data:image/png;base64",
                "data:image/png;base64,%2B%2B",
                "data:image/png;base64,-_-_",
                "data:image/png;base64,A",
                "data:image/png;base64,AA=A"
            })
    void ofDataUri_whenNotWellFormed_throws(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InlineImage.ofDataUri(uri))
                .withNoCause();
    }
}
