package dev.wanedit.cli.result;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a command came to.
 *
 * @param text what scripts read, on one line or more
 * @param summary what a reader likes to know besides; empty if there is nothing
 * @param fields the same for JSON
 * @param exitCode of the process
 */
public record Result(String text, String summary, Map<String, Object> fields, int exitCode) {

    public static Result of(String text, Map<String, Object> fields) {
        return new Result(text, "", fields, ExitCodes.DONE);
    }

    /** The same with one field more, told to a reader on a line of its own. */
    public Result with(String field, Object value, String line) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Result(text, summary + System.lineSeparator() + line, more, exitCode);
    }
}
