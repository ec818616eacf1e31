package dev.wanedit.pages;

import dev.wanedit.architecture.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A line of {@code claims.txt}: this test runs these snippets.
 *
 * @param page from the root of the repository
 * @param language of the snippets
 * @param contained what a snippet contains, or {@code *} for each one of the page
 * @param test from the root of the repository
 */
record Claim(String page, String language, String contained, String test) {

    static List<Claim> all() {
        try (InputStream in = Objects.requireNonNull(Claim.class.getResourceAsStream("claims.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", -1))
                    .map(cells -> new Claim(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isOf(Page of, Page.Block block) {
        return of.file().equals(page)
                && block.language().equals(language)
                && (contained.equals("*") || block.code().contains(contained));
    }

    /** Whether the test is there and speaks of the page. */
    boolean isHeld() {
        Path file = Repository.root().resolve(test);
        try {
            return Files.exists(file) && Files.readString(file).contains(page.substring(page.lastIndexOf('/') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
