package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The pom that is published with the command line. Those of the libraries are read by the consumers in {@code it}. */
class PublishedPomIT {

    private static final Path FILE = Path.of("target", ".flattened-pom.xml");

    private Document pom;

    @BeforeEach
    void read() throws Exception {
        pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(FILE.toFile());
    }

    @Test
    void pom_ofTheCommandLine_saysWhatItIsAndStandsAlone() throws Exception {
        assertThat(all("/project/artifactId")).containsExactly("wanedit");
        assertThat(found("/project/*").map(Node::getNodeName))
                .contains("groupId", "artifactId", "version", "name", "description", "licenses")
                .isSubsetOf(
                        "modelVersion",
                        "groupId",
                        "artifactId",
                        "version",
                        "name",
                        "description",
                        "licenses",
                        "dependencies");
        assertThat(all("/project/description").get(0)).isNotBlank();
        assertThat(all("//license/name")).containsExactly("Apache-2.0");
        assertThat(all("//dependency/artifactId")).contains("wanedit-core", "picocli");
        assertThat(all("//scope")).doesNotContain("test", "provided", "system");
        assertThat(all("//text()")).noneMatch(text -> text.contains("${"));
    }

    private List<String> all(String path) throws Exception {
        return found(path).map(node -> node.getTextContent().strip()).toList();
    }

    private Stream<Node> found(String path) throws Exception {
        NodeList nodes = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
    }
}
