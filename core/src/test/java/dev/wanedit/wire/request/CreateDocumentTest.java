package dev.wanedit.wire.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.StorageException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.wire.body.MediaBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateDocumentTest {

    private static final int LONGEST_PIECE = 64 * 1024;
    private static final int PIECE_OF_IMAGE = 48 * 1024;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, PIECE_OF_IMAGE - 1, PIECE_OF_IMAGE, PIECE_OF_IMAGE + 1, 3 * PIECE_OF_IMAGE + 2})
    void document_whenImagesAreInline_isWhatOneEncodingOfAllWouldBe(int size) throws IOException {
        byte[] first = image(size);
        byte[] second = image(size + 1);

        CreateDraft draft = draft(InlineImage.of(file(first)), InlineImage.of(second));

        String expected = "<" + EditJob.MODEL + " https://media.example.com/in.mp4 " + dataUri(first) + " "
                + dataUri(second) + ">";
        assertThat(draft.document(written(draft)).length()).isEqualTo(expected.length());
        assertThat(text(draft.document(written(draft)))).isEqualTo(expected);
    }

    @Test
    void document_whenNothingIsInline_isTheJsonAlone() {
        CreateDraft draft = draft();
        byte[] json = written(draft);

        CreateDocument document = draft.document(json);

        assertThat(document.length()).isEqualTo(json.length);
        assertThat(document.next()).isEqualTo(json);
        assertThat(document.next()).isEmpty();
    }

    @Test
    void next_whenAnImageIsLong_givesSmallPieces() throws IOException {
        CreateDraft draft = draft(InlineImage.of(file(image(300_000))));
        CreateDocument document = draft.document(written(draft));

        for (byte[] part = document.next(); part.length > 0; part = document.next()) {
            assertThat(part.length).isLessThanOrEqualTo(LONGEST_PIECE);
        }
    }

    @Test
    void document_whenTheSameImageComesTwice_hasItTwice() {
        InlineImage image = InlineImage.of(image(5));

        CreateDraft draft = draft(image, image);

        String uri = dataUri(image(5));
        assertThat(text(draft.document(written(draft)))).contains(uri + " " + uri);
    }

    @Test
    void document_whenAPlaceIsMissing_throws() {
        CreateDraft draft = draft(InlineImage.of(image(5)));

        assertThatIllegalArgumentException().isThrownBy(() -> draft.document(new byte[0]));
    }

    @Test
    void body_whenPrinted_showsNoPayload() {
        InlineImage image = InlineImage.of(image(500));

        assertThat(draft(image).body().input().media().get(1).url().length()).isLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grown", "shrunk", "gone", "a folder"})
    void sendable_whenAnImageFileChangedBefore_throws(String change) throws IOException {
        Path file = file(image(100_000));
        InlineImage image = InlineImage.of(file);
        change(file, change);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> draft(image))
                .withMessageContaining(file.toString())
                .withMessageContaining("No task was created.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grown", "shrunk"})
    void next_whenAnImageFileChangesMeanwhile_throwsBeforeItsEndIsGiven(String change) throws IOException {
        Path file = file(image(200_000));
        CreateDraft draft = draft(InlineImage.of(file));
        CreateDocument document = draft.document(written(draft));
        ByteArrayOutputStream given = new ByteArrayOutputStream();
        given.writeBytes(document.next());
        given.writeBytes(document.next());

        change(file, change);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> drain(document, given))
                .withMessageContaining("has another size");
        assertThat(given.toString(StandardCharsets.US_ASCII)).doesNotContain(dataUri(image(200_000)));
    }

    @Test
    void next_whenAnImageFileIsGoneBeforeItIsRead_throws() throws IOException {
        Path file = file(image(100));
        CreateDraft draft = draft(InlineImage.of(file));
        CreateDocument document = draft.document(written(draft));
        Files.delete(file);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> text(document))
                .withMessageContaining("can no longer be read");
    }

    @Test
    void next_whenTheCheckThrowsAtTheLastPart_doesNotGiveIt() throws IOException {
        AtomicInteger checks = new AtomicInteger();
        int all = parts(checks::incrementAndGet);
        assertThat(checks).hasValue(all);

        AtomicInteger left = new AtomicInteger(all - 1);
        Runnable refusing = () -> {
            if (left.getAndDecrement() == 0) {
                throw new ConfigurationException("Held back.", "Wait.");
            }
        };

        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> parts(refusing));
        assertThat(left).hasValue(-1);
    }

    private int parts(Runnable check) throws IOException {
        EditJob job = EditJob.builder()
                .video(URI.create("https://media.example.com/in.mp4"))
                .reference(InlineImage.of(file(image(200_000))))
                .build();
        CreateDraft draft = JobMapper.sendable(job, check);
        CreateDocument document = draft.document(written(draft));
        int count = 0;
        while (document.next().length > 0) {
            count++;
        }
        return count;
    }

    @Test
    void next_whenClosedMeanwhile_readsNoMore() throws IOException {
        CreateDraft draft = draft(InlineImage.of(file(image(200_000))));
        CreateDocument document = draft.document(written(draft));
        document.next();
        document.next();

        document.close();
        document.close();

        assertThatExceptionOfType(StorageException.class).isThrownBy(document::next);
    }

    @Test
    void next_whenClosedBeforeTheImageIsOpened_leavesNothingOpen() throws IOException {
        CreateDraft draft = draft(InlineImage.of(file(image(200_000))));
        CreateDocument document = draft.document(written(draft));
        document.next();

        document.close();

        assertThatExceptionOfType(StorageException.class).isThrownBy(document::next);
    }

    @Test
    void next_whenAnImageFileIsReplacedMeanwhile_goesOnWithTheOldOne() throws IOException {
        byte[] old = image(200_000);
        Path file = file(old);
        CreateDraft draft = draft(InlineImage.of(file));
        CreateDocument document = draft.document(written(draft));
        ByteArrayOutputStream given = new ByteArrayOutputStream();
        given.writeBytes(document.next());
        given.writeBytes(document.next());

        Path other = Files.write(folder.resolve("other.png"), new byte[200_000]);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        drain(document, given);

        assertThat(given.toString(StandardCharsets.US_ASCII)).contains(dataUri(old));
    }

    private static CreateDraft draft(InlineImage... references) {
        EditJob.Builder job = EditJob.builder().video(URI.create("https://media.example.com/in.mp4"));
        Arrays.stream(references).forEach(job::reference);
        return JobMapper.sendable(job.build(), () -> {});
    }

    /** Takes the place of JSON, for which this module has no library. */
    private static byte[] written(CreateDraft draft) {
        List<MediaBody> media = Objects.requireNonNull(
                Objects.requireNonNull(draft.body().input()).media());
        return media.stream()
                .map(MediaBody::url)
                .collect(Collectors.joining(" ", "<" + draft.body().model() + " ", ">"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(CreateDocument document) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        drain(document, all);
        return all.toString(StandardCharsets.UTF_8);
    }

    private static void drain(CreateDocument document, ByteArrayOutputStream to) {
        try (document) {
            for (byte[] part = document.next(); part.length > 0; part = document.next()) {
                to.writeBytes(part);
            }
        }
    }

    private static byte[] image(int size) {
        byte[] image = new byte[size];
        new Random(size).nextBytes(image);
        image[0] = 'B';
        image[1] = 'M';
        return image;
    }

    private static String dataUri(byte[] image) {
        return "data:image/bmp;base64," + Base64.getEncoder().encodeToString(image);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("a b#%雪.bmp"), content);
    }

    private static void change(Path file, String change) throws IOException {
        switch (change) {
            case "grown" -> Files.write(file, new byte[1], StandardOpenOption.APPEND);
            case "shrunk" -> {
                try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() - 1);
                }
            }
            default -> {
                Files.delete(file);
                if (change.equals("a folder")) {
                    Files.createDirectory(file);
                }
            }
        }
    }
}
