package dev.wanedit.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.architecture.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each link of a page leads to a file that is there, and to a heading that is there. */
class LinksTest {

    private static final int LARGEST_PICTURE = 150_000;

    @Test
    void links_ofAllPages_leadToFilesAndHeadings() {
        List<String> broken = new ArrayList<>();
        for (Page page : Page.all()) {
            page.links().stream()
                    .filter(link -> !link.matches("(https?|mailto):.*"))
                    .filter(link -> !leadsSomewhere(page, link))
                    .forEach(link -> broken.add(page + ": " + link));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void links_ofTheReadme_areSeen() {
        assertThat(Page.read("README.md").links())
                .contains("LICENSE", "docs/images/progress.svg", "docs/network.md#headers");
        assertThat(Page.read("docs/keeping-jobs.md").anchors()).contains("lost-answers");
    }

    /** A page that no other page leads to is not found by a reader. */
    @Test
    void pages_ofTheDocs_areAllInTheirIndex() {
        List<String> index = Page.read("docs/README.md").links();

        assertThat(Page.all())
                .filteredOn(page ->
                        page.file().matches("docs/[^/]+\\.md") && !page.file().equals("docs/README.md"))
                .allSatisfy(page -> assertThat(index).contains(page.file().substring("docs/".length())));
    }

    @Test
    void pictures_ofThePages_areShownAndSmall() throws IOException {
        List<String> shown = Page.all().stream()
                .flatMap(page -> page.links().stream())
                .map(link -> link.substring(link.lastIndexOf('/') + 1))
                .toList();
        try (Stream<Path> pictures = Files.list(Repository.root().resolve("docs/images"))) {
            assertThat(pictures).isNotEmpty().allSatisfy(picture -> {
                assertThat(shown).contains(picture.getFileName().toString());
                assertThat(Files.size(picture)).isLessThan(LARGEST_PICTURE);
            });
        }
    }

    private static boolean leadsSomewhere(Page page, String link) {
        String target = link.replaceFirst("#.*", "");
        String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
        Path root = Repository.root();
        Path file = target.isEmpty()
                ? root.resolve(page.file())
                : root.resolve(page.file()).resolveSibling(target).normalize();
        if (!file.startsWith(root) || !Files.exists(file)) {
            return false;
        }
        return anchor.isEmpty()
                || Page.read(root.relativize(file).toString().replace('\\', '/'))
                        .anchors()
                        .contains(anchor);
    }
}
