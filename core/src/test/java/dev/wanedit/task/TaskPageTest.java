package dev.wanedit.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.TaskPage.Position;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskPageTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            case                                                | number | rows | shown | pageSize | pages | total | position
            an account without tasks                            | 1      | 0    | 0     | 10       | 0     | 0     | LAST
            an empty page of an account without tasks           | 1      | 0    | 0     | 10       | 1     | 0     | LAST
            half of the tasks, on shorter pages                 | 2      | 1    | 2     | 10       | 2     | 4     | LAST
            the first of three pages                            | 1      | 10   | 10    | 10       | 3     | 25    | MORE_FOLLOW
            the last of three pages                             | 3      | 5    | 25    | 10       | 3     | 25    | LAST
            the last of three pages, which is full              | 3      | 10   | 30    | 10       | 3     | 30    | LAST
            the only page, not full                             | 1      | 7    | 7     | 10       | 1     | 7     | LAST
            a full page, no number of pages reported            | 1      | 10   | 10    | 10       | 0     | 0     | MORE_FOLLOW
            a full page that is reported as the only one        | 1      | 10   | 10    | 10       | 1     | 10    | MORE_FOLLOW
            the empty page after it                             | 2      | 0    | 10    | 10       | 1     | 10    | LAST
            no number of pages, not full                        | 2      | 3    | 13    | 10       | 0     | 0     | LAST
            pages shorter than the service counts with          | 2      | 30   | 60    | 100      | 2     | 200   | MORE_FOLLOW
            a few rows are missing                              | 2      | 90   | 180   | 100      | 2     | 200   | LAST
            empty in the middle                                 | 2      | 0    | 10    | 10       | 3     | 25    | BROKEN_OFF
            empty in the middle, no number of tasks reported    | 2      | 0    | 10    | 10       | 3     | 0     | BROKEN_OFF
            empty at the end, where rows should be              | 3      | 0    | 20    | 10       | 3     | 25    | BROKEN_OFF
            empty on the only page, though there are tasks      | 1      | 0    | 0     | 10       | 1     | 4     | BROKEN_OFF
            empty after the end, as tasks ended meanwhile       | 3      | 0    | 20    | 10       | 2     | 18    | LAST
            empty when all tasks were shown on longer pages     | 2      | 0    | 25    | 10       | 3     | 25    | LAST
            """)
    void position_whenAPageIsRead_saysIfTheListContinues(
            String name, int number, int rows, long shown, int pageSize, int pages, int total, Position position) {
        TaskPage page = new TaskPage(
                IntStream.range(0, rows)
                        .mapToObj(row -> new TaskSummary(
                                new TaskId("t-" + row), TaskStatus.RUNNING, "RUNNING", null, null, null, null))
                        .toList(),
                number,
                pageSize,
                pages,
                total);

        assertThat(page.position(number, shown)).as(name).isEqualTo(position);
    }
}
