package dev.wanedit.cli;

import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.job.GarbledText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds arguments that Java could not decode. If the locale's charset does not have their characters, JDK 17 to 25
 * replace each byte by U+FFFD. The text is lost then, so it must not be sent as a prompt or used as a file's name. A
 * charset with a character for every byte decodes UTF-8 to wrong characters: a file is still found by such a name, but
 * a prompt is not what the user wrote.
 */
final class UndecodedArguments {

    private static final String UTF_8 = "UTF-8";
    private static final Set<String> PROMPTS = Set.of("--prompt", "--negative-prompt");

    private UndecodedArguments() {}

    /**
     * The failureMessage about these arguments.
     *
     * @param charset the charset with which Java decoded them
     * @return empty if all could be decoded
     */
    static Optional<FailureMessage> failureMessage(String[] args, String charset) {
        List<String> problems = new ArrayList<>();
        boolean prompt = false;
        for (int i = 0; i < args.length; i++) {
            String name = name(args, i);
            Optional<String> damage = GarbledText.in(args[i]);
            boolean misread = PROMPTS.contains(name) && MisreadText.isUtf8ReadAs(charset, args[i]);
            if (damage.isPresent()) {
                problems.add(name + ": cannot be decoded as " + charset + ": " + damage.get() + ".");
            } else if (misread) {
                problems.add(name + ": is UTF-8 that was decoded as " + charset + ".");
            }
            prompt |= (misread || damage.isPresent()) && name.contains("prompt");
        }
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(FailureMessage.of(problems, null, hints(prompt, charset.equalsIgnoreCase(UTF_8))));
    }

    private static List<String> hints(boolean prompt, boolean utf8) {
        List<String> hints = new ArrayList<>();
        hints.add(
                utf8
                        ? "Nothing was sent. Give the argument in UTF-8, the charset of the locale."
                        : "Nothing was sent. Set a UTF-8 locale that is installed, such as LC_ALL=C.UTF-8, and give the"
                                + " command again.");
        if (prompt) {
            hints.add("Or write the prompt to a file in UTF-8 and give it with --prompt-file.");
        }
        return hints;
    }

    /** The option that the argument belongs to; the argument itself is not repeated, since it cannot be read. */
    private static String name(String[] args, int at) {
        String text = args[at];
        int end = text.indexOf('=');
        if (text.startsWith("-")
                && end > 0
                && GarbledText.in(text.substring(0, end)).isEmpty()) {
            return text.substring(0, end);
        }
        boolean ofOption = at > 0 && args[at - 1].startsWith("--") && !args[at - 1].contains("=");
        return ofOption && !text.startsWith("-") ? args[at - 1] : "argument " + (at + 1);
    }
}
