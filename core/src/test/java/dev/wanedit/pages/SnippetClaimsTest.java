package dev.wanedit.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Each Java snippet and each command of a page is run by a test that {@code claims.txt} names. The snippets of Chinese pages
 * are those of the English ones, which {@link LanguagesTest} compares.
 */
class SnippetClaimsTest {

    /** What is run; what is compared with the build or the code; what is shown. */
    private static final Set<String> LANGUAGES = Set.of("java", "sh", "xml", "json", "properties", "mermaid", "");

    private final List<Claim> claims = Claim.all();

    @Test
    void snippets_ofAllPages_areRunByATest() {
        for (Page page : pages()) {
            assertThat(page.blocks())
                    .filteredOn(block ->
                            block.language().equals("java") || block.language().equals("sh"))
                    .allSatisfy(block -> assertThat(claims)
                            .as(page + ": no line of claims.txt names the test that runs this:\n" + block.code())
                            .anyMatch(claim -> claim.isOf(page, block)));
        }
    }

    @Test
    void claims_whenRead_nameASnippetAndATestOfItsPage() {
        List<Page> pages = pages();

        assertThat(claims)
                .allSatisfy(claim -> assertThat(pages)
                        .as(claim + " names no snippet")
                        .anyMatch(page -> page.blocks().stream().anyMatch(block -> claim.isOf(page, block))))
                .allSatisfy(claim -> assertThat(claim.isHeld())
                        .as(claim + ": the test is not there, or does not read the page")
                        .isTrue());
    }

    /** A command in a block of another name would be run by no test. */
    @Test
    void blocks_ofAllPages_haveAKnownLanguage() {
        for (Page page : pages()) {
            assertThat(page.blocks())
                    .as(page.file())
                    .extracting(Page.Block::language)
                    .isSubsetOf(LANGUAGES);
        }
    }

    @Test
    void dependencies_ofAllPages_areModulesOfTheBom() {
        String bom = String.join("\n", Page.lines("bom/pom.xml"));
        for (Page page : pages()) {
            assertThat(page.blocks())
                    .filteredOn(block -> block.language().equals("xml"))
                    .allSatisfy(block -> assertThat(Page.artifacts(block.code()))
                            .as(page.file())
                            .isNotEmpty()
                            .allSatisfy(artifact -> assertThat(bom).contains("<artifactId>" + artifact + "<")));
        }
    }

    private static List<Page> pages() {
        return Page.all().stream()
                .filter(page -> !page.file().startsWith("docs/decisions/"))
                .filter(page -> !page.file().contains("zh-CN"))
                .toList();
    }
}
