package dev.wanedit.cli.gallery;

import dev.wanedit.task.Redaction;
import java.util.stream.Collectors;

/** Makes text from outside fit for the page: no secret, no character that changes the direction or hides text. */
final class ShownText {

    /** The service accepts 5,000 characters of a prompt. */
    private static final int LONGEST = 10_000;

    private ShownText() {}

    /** Its line breaks stay. Tabs become spaces. */
    static String of(String text) {
        return text.lines()
                .map(line -> Redaction.redact(line.replace("\t", "    "), LONGEST))
                .collect(Collectors.joining("\n"));
    }
}
