package dev.wanedit.pages;

import dev.wanedit.architecture.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in Markdown, in parts.
 *
 * @param file from the root of the repository, with slashes
 * @param blocks the fenced blocks
 * @param text the lines outside of them
 */
record Page(String file, List<Block> blocks, List<String> text) {

    private static final Pattern CODE_SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(wanedit-[^<]+)<");
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) (.+)");

    /** A fenced block: what is written behind its fence, and its lines. */
    record Block(String language, String code) {}

    /** A heading: its level from 1, and its text. */
    record Heading(int level, String text) {}

    static Page read(String file) {
        List<Block> blocks = new ArrayList<>();
        List<String> text = new ArrayList<>();
        StringBuilder code = null;
        String language = "";
        for (String line : lines(file)) {
            if (!line.strip().startsWith("```")) {
                if (code == null) {
                    text.add(line);
                } else {
                    code.append(line).append('\n');
                }
            } else if (code == null) {
                language = line.strip().substring(3).strip();
                code = new StringBuilder();
            } else {
                blocks.add(new Block(language, code.toString()));
                code = null;
            }
        }
        if (code != null) {
            throw new AssertionError(file + " does not close its last block");
        }
        return new Page(file, blocks, text);
    }

    List<Heading> headings() {
        return text.stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> new Heading(heading.group(1).length(), heading.group(2)))
                .toList();
    }

    /** The anchors of the headings, as GitHub makes them. */
    List<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        return headings().stream()
                .map(heading -> anchor(heading.text()))
                .map(anchor -> {
                    int before = seen.merge(anchor, 1, Integer::sum) - 1;
                    return before == 0 ? anchor : anchor + "-" + before;
                })
                .toList();
    }

    private static String anchor(String heading) {
        String words = heading.replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT);
        return words.replaceAll("[^\\p{L}\\p{M}\\p{N}_\\- ]", "").replace(' ', '-');
    }

    /** The targets of links and pictures. */
    List<String> links() {
        return text.stream()
                .flatMap(line ->
                        LINK.matcher(CODE_SPAN.matcher(line).replaceAll("")).results())
                .map(link -> link.group(1))
                .toList();
    }

    /** The tables, each as its rows, each as its cells. */
    List<List<List<String>>> tables() {
        List<List<List<String>>> tables = new ArrayList<>();
        boolean inside = false;
        for (String line : text) {
            boolean row = line.startsWith("|");
            if (row && !inside) {
                tables.add(new ArrayList<>());
            }
            if (row) {
                tables.get(tables.size() - 1).add(cells(line));
            }
            inside = row;
        }
        return tables;
    }

    private static List<String> cells(String line) {
        String inner = line.strip().substring(1, line.strip().length() - 1);
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
    }

    /** What is between backticks, sorted: languages differ in the order of words. */
    static List<String> codeSpans(String text) {
        return CODE_SPAN
                .matcher(text)
                .results()
                .map(span -> span.group(1))
                .sorted()
                .toList();
    }

    /** The artifacts of wanedit that these lines of a pom name. */
    static List<String> artifacts(String pom) {
        return ARTIFACT.matcher(pom)
                .results()
                .map(artifact -> artifact.group(1))
                .toList();
    }

    static List<String> lines(String file) {
        try {
            return Files.readAllLines(Repository.root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All pages of the repository, except notes of builds. */
    static List<Page> all() {
        Path root = Repository.root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(root::relativize)
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.of("target", ".git", "node_modules")
                            .noneMatch(folder -> Path.of("/" + file).startsWith("/" + folder)
                                    || file.toString().contains("/" + folder + "/")))
                    .map(file -> file.toString().replace('\\', '/'))
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
