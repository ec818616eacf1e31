package dev.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a new user copies from the README and from the pages that it leads to. Both languages show the same. */
final class Readme {

    private static final Path ROOT = Path.of(System.getProperty("modules"));
    private static final Pattern TRANSPORT = Pattern.compile("\\| `(\\w+)` \\| `(wanedit-[\\w-]+)` \\|");

    private Readme() {}

    /** The lines of a pom. */
    static String dependencies() {
        return block("xml", "wanedit-bom", "README");
    }

    /** The program. */
    static String program() {
        return block("java", "class QuickStart", "README");
    }

    /** The artifact of each transport, by its name. */
    static Map<String, String> transports() {
        Map<String, String> artifacts = new LinkedHashMap<>();
        Matcher row = TRANSPORT.matcher(english("README"));
        while (row.find()) {
            artifacts.put(row.group(1), row.group(2));
        }
        return artifacts;
    }

    /** The lines of the guide that await a task by its id. */
    static String awaitById() {
        String block = block("java", "client.await(new TaskId(id))", "docs/getting-started");
        return block.substring(block.indexOf("TaskSnapshot"));
    }

    /** The line of the guide that says why nothing works. */
    static String diagnosis() {
        return block("java", "builder().diagnose()", "docs/getting-started");
    }

    static String english(String page) {
        return read(page + ".md");
    }

    static String chinese(String page) {
        return read(page.equals("README") ? "README.zh-CN.md" : page.replace("docs/", "docs/zh-CN/") + ".md");
    }

    private static String block(String language, String part, String page) {
        String english = find(language, part, english(page));
        if (!english.equals(find(language, part, chinese(page)))) {
            throw new AssertionError("The Chinese page of " + page + " shows another block with " + part);
        }
        return english;
    }

    private static String find(String language, String part, String page) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        while (block.find()) {
            if (block.group(1).contains(part)) {
                return block.group(1);
            }
        }
        throw new AssertionError("No block in " + language + " contains " + part);
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
