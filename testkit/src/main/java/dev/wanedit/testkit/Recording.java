package dev.wanedit.testkit;

import dev.wanedit.testkit.json.Json;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges with the real service, without secrets, as {@code wanedit doctor --live} writes them: one JSON object on a line.
 * {@code docs/recording.md} describes the fields. Immutable.
 */
public final class Recording {

    /** In place of each signed URL of a result. */
    public static final String RESULT_URL = "$RESULT_URL";

    private static final int OK = 200;

    private final List<Line> lines;

    private Recording(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or a line is not an exchange
     */
    public static Recording read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank()) {
                lines.add(Line.parse(line, number));
            }
        }
        return new Recording(lines);
    }

    /** How many exchanges of a kind it has. */
    public int count(RequestKind kind) {
        return (int) lines.stream().filter(line -> kind.holds(line.kind())).count();
    }

    /** The bodies of the answers of a kind, as JSON, in their order; an answer without a JSON body is left out. */
    public List<String> bodies(RequestKind kind) {
        return lines.stream()
                .filter(line -> kind.holds(line.kind()) && line.body() != null)
                .map(line -> Json.write(line.body()))
                .toList();
    }

    /**
     * Makes the next tasks of a fake have the courses of the recorded tasks, in the order in which these were created: each
     * query gets the next recorded answer, and the last answer stays. Results are the fake's own clip. All other requests are
     * answered by the fake itself.
     *
     * @return how many tasks have a course
     */
    public int replay(FakeDashScope fake) {
        URI result = fake.hostMedia("recorded.mp4", FakeDashScope.clip());
        List<List<String>> courses = courses(result);
        courses.stream()
                .map(answers -> TaskScript.answers(answers.toArray(String[]::new)))
                .forEach(fake::nextTask);
        return courses.size();
    }

    /**
     * The answers to the queries for each task that was created, in that order. For a task that was never queried it is the
     * answer to its create, so that each task of a replay has the course of the recorded one.
     */
    private List<List<String>> courses(URI result) {
        return lines.stream()
                .filter(line -> line.kind() == RequestKind.CREATE && line.isAnswer())
                .map(create -> {
                    List<String> course = lines.stream()
                            .filter(line -> line.kind() == RequestKind.QUERY
                                    && line.isAnswer()
                                    && line.task().equals(create.task()))
                            .map(line -> line.replayed(result))
                            .toList();
                    return course.isEmpty() ? List.of(create.replayed(result)) : course;
                })
                .toList();
    }

    /**
     * One exchange.
     *
     * @param task the placeholder of its task; empty if it is about none
     * @param body the body as JSON; null if it was not JSON
     */
    private record Line(
            RequestKind kind,
            int status,
            String task,
            @Nullable Object body) {

        boolean isAnswer() {
            return status == OK && body != null;
        }

        /** The answer for another task with another result. */
        String replayed(URI result) {
            return Json.write(body).replace('"' + task + '"', "\"$TASK_ID\"").replace(RESULT_URL, result.toString());
        }

        static Line parse(String text, int number) throws IOException {
            Object fields = Json.read(text.getBytes(StandardCharsets.UTF_8));
            if (!(Json.member(fields, "kind") instanceof String kind)
                    || !(Json.member(fields, "status") instanceof Number status)) {
                throw new IOException("Line " + number + " of the recording has no kind or no status.");
            }
            Object task = Json.member(fields, "task");
            try {
                return new Line(
                        RequestKind.valueOf(kind),
                        status.intValue(),
                        task instanceof String id ? id : "",
                        Json.member(fields, "body"));
            } catch (IllegalArgumentException e) {
                throw new IOException("Line " + number + " of the recording has an unknown kind.", e);
            }
        }
    }
}
