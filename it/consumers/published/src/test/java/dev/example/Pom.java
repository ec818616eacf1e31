package dev.example;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** A published pom, as it is, without what Maven would add to it. */
final class Pom {

    private static final XPath PATH = XPathFactory.newInstance().newXPath();

    private final Document document;

    private Pom(Document document) {
        this.document = document;
    }

    static Pom of(String artifact) throws Exception {
        Path file = Repository.file(artifact, ".pom");
        return new Pom(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
    }

    /** The texts of all elements at that path. */
    List<String> all(String path) throws Exception {
        NodeList found = (NodeList) PATH.evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent().strip())
                .toList();
    }

    /** The names of the elements directly below the root. */
    List<String> parts() throws Exception {
        NodeList found = (NodeList) PATH.evaluate("/project/*", document, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getNodeName())
                .toList();
    }
}
