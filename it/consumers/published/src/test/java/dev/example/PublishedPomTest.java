package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedPomTest {

    static List<String> artifacts() throws IOException {
        return Repository.artifacts();
    }

    /** No parent, so that nothing of our build reaches an application; no developers or scm that do not exist. */
    @ParameterizedTest
    @MethodSource("artifacts")
    void pom_ofEachArtifact_saysWhatItIsAndStandsAlone(String artifact) throws Exception {
        Pom pom = Pom.of(artifact);

        assertThat(pom.parts())
                .contains("groupId", "artifactId", "version", "name", "description", "licenses")
                .isSubsetOf(
                        "modelVersion",
                        "groupId",
                        "artifactId",
                        "version",
                        "packaging",
                        "name",
                        "description",
                        "licenses",
                        artifact.equals("wanedit-bom") ? "dependencyManagement" : "dependencies");
        assertThat(pom.all("/project/description").get(0)).isNotBlank();
        assertThat(pom.all("//license/name")).containsExactly("Apache-2.0");
        assertThat(pom.all("//scope")).doesNotContain("test", "provided", "system");
        assertThat(pom.all("//text()")).noneMatch(text -> text.contains("${") && !text.contains("${project.version}"));
    }

    /** The command line is a program, and no dependency of an application: it is not in this repository. */
    @Test
    void bom_listsEachLibraryAndNothingElse() throws Exception {
        Pom bom = Pom.of("wanedit-bom");

        assertThat(bom.all("//dependency/artifactId")).containsExactlyInAnyOrderElementsOf(Repository.libraries());
        assertThat(bom.all("//dependency/groupId")).containsOnly("dev.wanedit");
        assertThat(bom.all("//dependency/version")).containsOnly("${project.version}");
    }
}
