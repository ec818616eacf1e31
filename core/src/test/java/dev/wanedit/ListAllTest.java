package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.WaitInterruptedException;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Single;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListAllTest {

    private static final int ROWS = 3;
    private static final TaskFilter FILTER = new TaskFilter(null, null, null, null, null, 1, ROWS);

    private final TaskApi tasks = mock(TaskApi.class);
    private final Transport transport = mock(Transport.class);
    private final List<Integer> asked = new CopyOnWriteArrayList<>();
    private final VideoEditClient client = client();
    private int pages = 3;
    /** How many new tasks came after page 1 was read; each moves one row to the next page. */
    private int moved;

    private int lastWithRows = Integer.MAX_VALUE;

    @BeforeEach
    void list() {
        when(tasks.list(any())).thenAnswer(call -> Single.fromCallable(() -> page(call.getArgument(0))));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void listAll_whenReadToItsEnd_hasTheTasksOfAllPagesInEachFace() throws Exception {
        List<String> all = ids(9);

        assertThat(client.rx().listAll(FILTER).map(ListAllTest::id).toList().blockingGet())
                .isEqualTo(all);
        assertThat(client.async().listAll(FILTER).get())
                .extracting(ListAllTest::id)
                .isEqualTo(all);
        try (Stream<TaskSummary> stream = client.listAll(FILTER)) {
            assertThat(stream.map(ListAllTest::id)).isEqualTo(all);
        }
        assertThat(asked).containsExactly(1, 2, 3, 1, 2, 3, 1, 2, 3);
    }

    @Test
    void listAll_whenTheReaderHasEnough_asksForNoFurtherPage() {
        assertThat(client.rx().listAll(FILTER).take(2).toList().blockingGet()).hasSize(2);
        try (Stream<TaskSummary> stream = client.listAll(FILTER)) {
            assertThat(stream.limit(1)).hasSize(1);
        }

        assertThat(asked).containsExactly(1, 1);
    }

    @Test
    void listAll_whenItIsNotRead_asksNothing() {
        client.listAll(FILTER).close();
        client.rx().listAll(FILTER);

        assertThat(asked).isEmpty();
    }

    @Test
    void listAll_whenANewTaskMovesTheOthers_hasEachOnce() {
        moved = 1;

        assertThat(client.listAll(FILTER).map(ListAllTest::id)).isEqualTo(ids(8));
    }

    @Test
    void listAll_whenTheFilterNamesAPage_beginsThere() {
        assertThat(client.listAll(FILTER.onPage(3)).map(ListAllTest::id)).containsExactly("t-6", "t-7", "t-8");
    }

    @Test
    void listAll_whenTheListIsLong_needsNoDeepStack() {
        pages = 5_000;

        assertThat(client.listAll(FILTER)).hasSize(pages * ROWS);
    }

    @Test
    void listAll_whenTheListBreaksOff_fails() {
        lastWithRows = 1;

        assertThatThrownBy(() -> client.listAll(FILTER).toList())
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("Page 2 of 3");
    }

    @Test
    void listAll_whenTheReaderIsInterrupted_endsAtOnce() {
        when(tasks.list(any())).thenReturn(Single.never());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> client.listAll(FILTER).toList()).isInstanceOf(WaitInterruptedException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    private TaskPage page(TaskFilter filter) {
        asked.add(filter.page());
        int first = (filter.page() - 1) * ROWS - (filter.page() > 1 ? moved : 0);
        List<TaskSummary> rows = filter.page() > lastWithRows
                ? List.of()
                : IntStream.range(first, first + ROWS)
                        .mapToObj(ListAllTest::row)
                        .toList();
        return new TaskPage(rows, filter.page(), ROWS, pages, pages * ROWS);
    }

    private static TaskSummary row(int number) {
        return new TaskSummary(new TaskId("t-" + number), TaskStatus.PENDING, "PENDING", null, null, null, null);
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(number -> "t-" + number).toList();
    }

    private static String id(TaskSummary task) {
        return task.taskId().value();
    }

    private VideoEditClient client() {
        when(transport.tasks()).thenReturn(tasks);
        return new VideoEditClientBuilder(new ConfigLookup(name -> null, name -> null))
                .apiKey("sk-secret")
                .rateLimits(new RateLimits(5, 20, 1_000_000, 20))
                .transport(new GivenTransport(transport))
                .build();
    }
}
