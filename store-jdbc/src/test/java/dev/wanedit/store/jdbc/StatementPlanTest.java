package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No statement about one job looks at the others, and no list of open jobs looks at the ended ones. */
class StatementPlanTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                JobTable.SELECT + "job_key = 'a'",
                JobTable.SELECT + "task_id = 't'",
                JobTable.SELECT + "is_open AND job_key > 'a' ORDER BY job_key LIMIT 500",
                "UPDATE wanedit_job SET version = 2 WHERE job_key = 'a' AND version = 1"
            })
    void statement_whenPlanned_searchesAnIndexAndSortsNothing(String sql) throws Exception {
        assertThat(plan(sql)).isNotEmpty().allMatch(step -> step.startsWith("SEARCH wanedit_job USING INDEX"));
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
