package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.wanedit.port.JobStore.Scan;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No statement about one job looks at the others, and no list of open jobs looks at the ended ones. */
class StatementPlanTest {

    @TempDir
    Path folder;

    static Stream<Arguments> statements() {
        return Stream.of(
                arguments(JobTable.SELECT + "job_key = 'a'", "sqlite_autoindex_wanedit_job_1"),
                arguments(JobTable.SELECT + "task_id = 't'", "sqlite_autoindex_wanedit_job_2"),
                arguments(JobTable.SELECT + values(JobTable.pageOf(Scan.ALL)), "sqlite_autoindex_wanedit_job_1"),
                arguments(JobTable.SELECT + values(JobTable.pageOf(Scan.OPEN)), "wanedit_job_open"),
                arguments(JobTable.SELECT_KEY + values(JobTable.pageOf(Scan.OPEN)), "wanedit_job_open"),
                arguments(
                        "UPDATE wanedit_job SET version = 2 WHERE job_key = 'a' AND version = 1",
                        "sqlite_autoindex_wanedit_job_1"));
    }

    /** The index is named: any other may read the row of each ended job. */
    @ParameterizedTest
    @MethodSource("statements")
    void statement_whenPlanned_searchesItsIndexAndSortsNothing(String sql, String index) throws Exception {
        assertThat(plan(sql))
                .singleElement()
                .asString()
                .matches("SEARCH wanedit_job USING (COVERING )?INDEX " + index + " .*");
    }

    private static String values(String page) {
        return page.replaceFirst("[?]", "'a'").replace("?", "500");
    }

    @Test
    void plan_whenThereIsNoIndex_isAScan() throws Exception {
        assertThat(plan(JobTable.SELECT + "phase = 'READY'")).anyMatch(step -> step.startsWith("SCAN"));
    }

    private List<String> plan(String sql) throws SQLException {
        FileDatabase database = new FileDatabase(folder.resolve("jobs"));
        try (JdbcJobStore store = JdbcJobStore.open(database)) {
            assertThat(store).isNotNull();
            return database.read(connection -> {
                List<String> steps = new ArrayList<>();
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
                    while (rows.next()) {
                        steps.add(rows.getString("detail"));
                    }
                }
                return steps;
            });
        }
    }
}
