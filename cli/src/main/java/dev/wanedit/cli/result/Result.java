package dev.wanedit.cli.result;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of a command.
 *
 * @param text the output for scripts, one line or more
 * @param summary additional information for readers; empty if there is none
 * @param fields the same for JSON
 * @param exitCode the exit code of the process
 */
public record Result(String text, String summary, Map<String, Object> fields, int exitCode) {

    public static Result of(String text, Map<String, Object> fields) {
        return new Result(text, "", fields, ExitCodes.DONE);
    }

    /** The same with one more field, and a separate line for readers. */
    public Result with(String field, Object value, String line) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Result(text, summary + System.lineSeparator() + line, more, exitCode);
    }
}
