package dev.wanedit.store.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process asked of the system, as strace writes it down with {@link #OPTIONS}. */
final class SystemCalls {

    /** In front of the file to write to; all texts in hexadecimal digits, and the path of each file handle. */
    static final String[] OPTIONS = {
        "strace",
        "-f",
        "-y",
        "-xx",
        "-s",
        "100000",
        "-e",
        "trace=openat,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename",
        "-o"
    };

    private static final Pattern LINE = Pattern.compile("(\\d+) +(\\w+)\\((.*)\\) += (-?\\d+).*");
    private static final Pattern BEGUN = Pattern.compile("(\\d+) +(\\w+\\(.*) <unfinished \\.\\.\\.>");
    private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern TEXT = Pattern.compile("[\"<]((?:\\\\x[0-9a-f]{2})*)[\">]");

    private SystemCalls() {}

    /**
     * One call that succeeded.
     *
     * @param path the file; empty if there is none
     * @param data what was written; for a file that is opened, empty
     * @param arguments the rest of what strace wrote
     */
    record Call(String name, String path, byte[] data, String arguments) {

        long lastNumber() {
            return Long.parseLong(arguments.substring(arguments.lastIndexOf(' ') + 1));
        }
    }

    static List<Call> read(Path trace) throws IOException {
        List<Call> calls = new ArrayList<>();
        Map<String, String> begun = new HashMap<>();
        for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
            Matcher half = BEGUN.matcher(line);
            Matcher rest = RESUMED.matcher(line);
            if (half.matches()) {
                begun.put(half.group(1), half.group(1) + " " + half.group(2));
                continue;
            }
            Matcher whole = LINE.matcher(rest.matches() ? begun.remove(rest.group(1)) + rest.group(2) : line);
            if (whole.matches() && !whole.group(4).startsWith("-")) {
                calls.add(call(whole.group(2), whole.group(3)));
            }
        }
        return calls;
    }

    private static Call call(String name, String arguments) {
        List<byte[]> texts = new ArrayList<>();
        Matcher matcher = TEXT.matcher(arguments);
        while (matcher.find()) {
            texts.add(bytes(matcher.group(1)));
        }
        // What is opened follows its folder, what is written follows its file.
        int path = name.equals("openat") || name.equals("unlinkat") ? 1 : 0;
        byte[] data = texts.size() > 1 && path == 0 ? texts.get(1) : new byte[0];
        String file = texts.size() > path ? new String(texts.get(path), StandardCharsets.UTF_8) : "";
        return new Call(name, file, data, arguments.replaceAll("\"[^\"]*\"", "\"\""));
    }

    private static byte[] bytes(String hex) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 2; i < hex.length(); i += 4) {
            bytes.write(Integer.parseInt(hex.substring(i, i + 2), 16));
        }
        return bytes.toByteArray();
    }
}
