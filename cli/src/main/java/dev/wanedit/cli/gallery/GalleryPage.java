package dev.wanedit.cli.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The page in a folder, {@code index.html}: opened by a double click, it needs no network. */
public final class GalleryPage {

    private final Path folder;
    private final Language language;
    private final Clock clock;

    /**
     * @param folder the folder of the page, which exists
     * @param clock the time that the page shows
     */
    public GalleryPage(Path folder, Language language, Clock clock) {
        this.folder = folder;
        this.language = language;
        this.clock = clock;
    }

    /**
     * Writes the page. Jobs of the earlier page stay on it.
     *
     * @param jobs adds the jobs
     * @param files true if videos of the folder that belong to no job are shown too
     * @param notes receives what the user should know
     * @return the file; empty if none was written, since the names are taken by files of the user
     * @throws IOException if it cannot be written
     */
    public Optional<Path> write(Consumer<Gallery> jobs, boolean files, Consumer<String> notes) throws IOException {
        PageFile file = PageFile.in(folder).orElse(null);
        if (file == null) {
            notes.accept("The page was not written: " + String.join(" and ", PageFile.NAMES) + " in " + folder
                    + " are files of your own. Rename one of them.");
            return Optional.empty();
        }
        Gallery gallery = new Gallery(folder);
        file.earlier().ifPresent(page -> EarlierPage.addTo(gallery, page, folder));
        jobs.accept(gallery);
        if (files) {
            videos().forEach(gallery::file);
        }
        file.write(PageText.of(gallery.fields(), language, clock.instant()));
        if (!file.named()) {
            notes.accept(folder.resolve(PageFile.NAMES.get(0))
                    + " is a file of your own, so it was not changed. The page is " + file.path() + ".");
        }
        return Optional.of(file.path());
    }

    private List<Path> videos() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> Files.isRegularFile(file)
                            && file.getFileName()
                                    .toString()
                                    .toLowerCase(Locale.ROOT)
                                    .endsWith(".mp4"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
