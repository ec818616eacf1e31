package dev.wanedit.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page shows of an example is what the example has, which is built and tested with all examples. */
class ExampleSnippetsTest {

    @Test
    void test_ofThePageAboutAdapters_isTheOneOfTheExample() {
        String example = text(Page.lines("examples/adapter/src/test/java/dev/example/adapter/ApacheContractTest.java"));
        List<Page.Block> shown = Page.read("docs/write-an-adapter.md").blocks().stream()
                .filter(block -> block.language().equals("java"))
                .toList();

        assertThat(shown)
                .singleElement()
                .satisfies(block ->
                        assertThat(example).contains(text(block.code().lines().toList())));
    }

    private static String text(List<String> lines) {
        return String.join(" ", lines).replaceAll("\\s+", " ").strip();
    }
}
